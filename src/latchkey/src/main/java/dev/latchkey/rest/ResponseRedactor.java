package dev.latchkey.rest;

import dev.latchkey.Refusal;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.redaction.RedactionPolicy;
import dev.latchkey.redaction.RedactionResult;
import dev.latchkey.scope.GrantedScopes;
import jakarta.json.stream.JsonParsingException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Redacts bodies for their callers before they are sent. Thread-safe. */
final class ResponseRedactor {
    private final RedactionEngine engine;
    private final ResponsePolicies policies;
    private final ApplicationJson application;
    private final CallerDependence dependence;
    private final PointerRedactor pointed;

    ResponseRedactor(RedactionEngine engine, ResponsePolicies policies, ApplicationJson application) {
        this.engine = engine;
        this.policies = policies;
        this.application = application;
        this.dependence = new CallerDependence(engine, application);
        this.pointed = new PointerRedactor(application);
    }

    private static boolean isPointed(ResponsePolicy policy) {
        return policy != null && !policy.pointers().isEmpty();
    }

    /** Returns what decides whether responses depend on their callers. */
    CallerDependence dependence() {
        return dependence;
    }

    /** Returns whether anything is guarded. */
    boolean isAnythingGuarded() {
        return engine.isAnythingGuarded();
    }

    /** Returns whether a caller with these scopes holds all scopes that guarded types require. */
    boolean isAllFor(GrantedScopes granted) {
        return engine.isAllFor(granted);
    }

    /** Returns whether something of some response of the application is withheld from a caller. */
    boolean withholdsFrom(GrantedScopes granted) {
        if (!isAllFor(granted) || policies.pointAtWithheld(granted)) {
            return true;
        }
        engine.noteUse(granted);
        return false;
    }

    /** Returns the scopes that guarded types require and the caller lacks. */
    SortedSet<String> missingFor(GrantedScopes granted) {
        return engine.missingFor(granted);
    }

    /**
     * Returns what a caller with these scopes gets.
     *
     * @throws RuntimeException if that cannot be decided; then nothing may be sent
     */
    RedactionResult of(ResponseBody body, ResponsePolicy policy, GrantedScopes granted) {
        RedactionPolicy rule = policies.ruleFor(policy, body.knownType());
        if (body.kind(engine) == ResponseBody.Kind.TEXT) {
            return isPointed(policy)
                    ? PointerRedactor.ofText(body, policy, granted, rule)
                    : PointerRedactor.refuseText(body, policy);
        }
        RedactionResult result =
                body.isJson() ? ofJson(body, policy, granted, rule) : ofOtherForm(body, policy, granted, rule);
        return isPointed(policy) && body.isJson() ? pointed.narrowed(result, body, policy, granted, rule) : result;
    }

    /** Redacts a body that is written as JSON. */
    private RedactionResult ofJson(
            ResponseBody body, ResponsePolicy policy, GrantedScopes granted, RedactionPolicy rule) {
        if (!isPointed(policy)
                && application.mayWriteOtherwise()
                && !application.writesByJsonB(body)
                && leadsToNothingWithheld(body, granted)) {
            return new RedactionResult.Whole();
        }
        RedactionResult result = byJsonB(body, granted, rule);
        boolean all = result instanceof RedactionResult.Whole && !isPointed(policy) && engine.isAllFor(granted);
        return all || application.writesByJsonB(body) ? result : asWritten(result, body, granted);
    }

    /** Decides about a body in another format: it is sent whole, or not at all. */
    private RedactionResult ofOtherForm(
            ResponseBody body, ResponsePolicy policy, GrantedScopes granted, RedactionPolicy rule) {
        if (!isPointed(policy) && !engine.isGuarded(body.value(), body.type())) {
            return ofWhatIsHeld(body, granted);
        }
        RedactionResult result = byJsonB(body, granted, rule);
        if (result instanceof RedactionResult.Whole && !isPointed(policy) && engine.isAllFor(granted)) {
            return result;
        }
        result = isPointed(policy) ? pointed.narrowed(result, body, policy, granted, rule) : result;
        return withholdsNothing(result) ? ofWhatIsHeld(body, granted) : withoutRest(result);
    }

    private RedactionResult byJsonB(ResponseBody body, GrantedScopes granted, RedactionPolicy rule) {
        return engine.answer(
                body.value(),
                body.type(),
                granted,
                rule,
                application.jsonb(body.value().getClass()));
    }

    /** Returns whether nothing is withheld from an object by any writer. */
    private boolean leadsToNothingWithheld(ResponseBody body, GrantedScopes granted) {
        try {
            return engine.refusalOfHeld(body.value(), granted).isEmpty();
        } catch (IllegalStateException unknown) {
            return !dependence.isDeclaredBy(body.value().getClass(), body.type(), true);
        }
    }

    private static boolean withholdsNothing(RedactionResult result) {
        return result instanceof RedactionResult.Whole
                || result instanceof RedactionResult.Part part && part.missing().isEmpty();
    }

    /** Decides about an object that another writer reads in an unknown way: it must not lead to anything that is withheld. */
    private RedactionResult ofWhatIsHeld(ResponseBody body, GrantedScopes granted) {
        return engine.refusalOfHeld(body.value(), granted)
                .<RedactionResult>map(refusal -> new RedactionResult.None(refusal, Optional.empty()))
                .orElseGet(RedactionResult.Whole::new);
    }

    /**
     * Returns the result for JSON-B where another library writes. That library may write hidden members under other names, so the
     * result is used only if both libraries write the same JSON for the whole object.
     */
    private RedactionResult asWritten(RedactionResult result, ResponseBody body, GrantedScopes granted) {
        if (withholdsNothing(result)
                && engine.refusalOfHeld(body.value(), granted).isEmpty()) {
            return new RedactionResult.Whole();
        }
        if (isWrittenAlike(body)) {
            return withholdsNothing(result) ? new RedactionResult.Whole() : result;
        }
        if (result instanceof RedactionResult.None none) {
            return withoutRest(none);
        }
        throw new IllegalStateException(body.value().getClass().getName()
                + " is written by a library other than JSON-B, and differs from the JSON of JSON-B. Let JSON-B"
                + " write it, or require all scopes of the response on the method");
    }

    private boolean isWrittenAlike(ResponseBody body) {
        try {
            return JsonEquivalence.of(
                    PointerRedactor.parse(application.written(body)),
                    PointerRedactor.parse(application.writtenByJsonB(body)));
        } catch (JsonParsingException noJson) {
            return false;
        }
    }

    /** Returns the result without a rest: only what JSON-B writes can be redacted. */
    private static RedactionResult withoutRest(RedactionResult result) {
        if (result instanceof RedactionResult.Part part) {
            return new RedactionResult.None(Refusal.insufficientScope(part.missing(), Set.of()), Optional.empty());
        }
        return result instanceof RedactionResult.None none
                ? new RedactionResult.None(none.refusal(), Optional.empty())
                : result;
    }
}
