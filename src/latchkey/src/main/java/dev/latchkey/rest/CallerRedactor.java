package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Redacted;
import dev.latchkey.Redactor;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.redaction.RedactionResult;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Redacts outside of REST, for the caller of the running thread or for whoever holds given scopes. */
public final class CallerRedactor implements Redactor {
    private final RedactionEngine redactions;
    private final ResponsePolicies plans;
    private final Vocabulary vocabulary;
    private final Jsonb host;

    /** Redacts what {@code host} writes. */
    public CallerRedactor(RedactionEngine redactions, ResponsePolicies plans, Vocabulary vocabulary, Jsonb host) {
        this.redactions = redactions;
        this.plans = plans;
        this.vocabulary = vocabulary;
        this.host = host;
    }

    @Override
    public Redacted redact(Object value) {
        CurrentCaller.noteUse();
        return redact(value, CurrentCaller.grantedOnThread());
    }

    @Override
    public Redacted redact(Object value, Set<String> scopes) {
        return redact(value, vocabulary.granted(scopes));
    }

    private Redacted redact(Object value, GrantedScopes viewer) {
        Objects.requireNonNull(value, "value");
        RedactionResult answer;
        String whole = null;
        try {
            answer = redactions.answer(value, null, viewer, plans.ruleFor(null, value.getClass()), host);
            if (answer instanceof RedactionResult.Whole all) {
                whole = all.json().orElseGet(() -> host.toJson(value));
            }
        } catch (RuntimeException failure) {
            throw new IllegalStateException(
                    "An object of " + value.getClass().getName() + " could not be serialized", failure);
        }
        if (answer instanceof RedactionResult.None none) {
            throw new AccessRefusedException(viewer.refusal(none.refusal()));
        }
        return answer instanceof RedactionResult.Part part
                ? new Redacted(part.json(), part.missing())
                : new Redacted(whole, new TreeSet<>());
    }
}
