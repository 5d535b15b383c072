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
    private final RedactionEngine engine;
    private final ResponsePolicies policies;
    private final Vocabulary vocabulary;
    private final Jsonb jsonb;

    /** Redacts what {@code jsonb} writes. */
    public CallerRedactor(RedactionEngine engine, ResponsePolicies policies, Vocabulary vocabulary, Jsonb jsonb) {
        this.engine = engine;
        this.policies = policies;
        this.vocabulary = vocabulary;
        this.jsonb = jsonb;
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

    private Redacted redact(Object value, GrantedScopes granted) {
        Objects.requireNonNull(value, "value");
        RedactionResult result;
        String whole = null;
        try {
            result = engine.answer(value, null, granted, policies.ruleFor(null, value.getClass()), jsonb);
            if (result instanceof RedactionResult.Whole all) {
                whole = all.json().orElseGet(() -> jsonb.toJson(value));
            }
        } catch (RuntimeException failure) {
            throw new IllegalStateException(
                    "An object of " + value.getClass().getName() + " could not be serialized", failure);
        }
        if (result instanceof RedactionResult.None none) {
            throw new AccessRefusedException(granted.refusal(none.refusal()));
        }
        return result instanceof RedactionResult.Part part
                ? new Redacted(part.json(), part.missing())
                : new Redacted(whole, new TreeSet<>());
    }
}
