package dev.latchkey.rest;

import dev.latchkey.Refusal;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.redaction.RedactionPolicy;
import dev.latchkey.redaction.RedactionResult;
import dev.latchkey.scope.GrantedScopes;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Answers what a caller gets to see of what is about to be sent. Thread-safe. */
final class ResponseRedactor {
    private final RedactionEngine redactions;
    private final ResponsePolicies plans;
    private final ApplicationJson host;
    private final PointerRedactor pointed;

    ResponseRedactor(RedactionEngine redactions, ResponsePolicies plans, ApplicationJson host) {
        this.redactions = redactions;
        this.plans = plans;
        this.host = host;
        this.pointed = new PointerRedactor(host);
    }

    /**
     * Whether it depends on the caller what is sent.
     *
     * @param plan what is declared about the method that answers; null if none does
     */
    boolean concern(ResponseBody reply, ResponsePolicy plan) {
        if (plan != null && plan.isManual() && reply.success()) {
            return false;
        }
        if (isPointed(plan)) {
            return true;
        }
        BodyKind body = BodyKind.of(reply, redactions);
        if (body instanceof BodyKind.Text) {
            return plan != null && plan.declared() != null && reply.value() instanceof StreamingOutput;
        }
        if (!concern(reply.value().getClass(), reply.type(), reply.isJson())) {
            return false;
        }
        return reply.isJson()
                || redactions.isGuarded(reply.value(), reply.type())
                || body instanceof BodyKind.OtherForm && redactions.holdsGuarded(reply.value());
    }

    private static boolean isPointed(ResponsePolicy plan) {
        return plan != null && !plan.pointers().isEmpty();
    }

    /**
     * Whether something in what is sent is to be judged by the classes that it has at run time, though nothing that is declared says
     * that it depends on the caller.
     */
    boolean mustJudge(ResponseBody reply, ResponsePolicy plan) {
        boolean manual = plan != null && plan.isManual() && reply.success();
        return !manual
                && BodyKind.of(reply, redactions) instanceof BodyKind.Json
                && redactions.isAnythingGuarded()
                && redactions.mustBeJudged(reply.value());
    }

    /** Whether other callers may get something else. */
    static boolean depends(RedactionResult answer) {
        return !(answer instanceof RedactionResult.Whole whole) || whole.depends();
    }

    /** Whether anything at all is guarded. */
    boolean isAnythingGuarded() {
        return redactions.isAnythingGuarded();
    }

    /** Whether nothing is withheld from the viewer, wherever it stands. */
    boolean isAllFor(GrantedScopes viewer) {
        return redactions.isAllFor(viewer);
    }

    /** Returns whether something of some response of the application is withheld from a caller. */
    boolean withholdsFrom(GrantedScopes viewer) {
        return !isAllFor(viewer) || plans.pointAtWithheld(viewer.granted());
    }

    /** The scopes for want of which something is withheld from the viewer, wherever it stands. */
    SortedSet<String> missingFor(GrantedScopes viewer) {
        return redactions.missingFor(viewer);
    }

    /** The same for an object of which only the types are known. */
    private boolean concern(Class<?> type, Type declared, boolean json) {
        if (!redactions.isAnythingGuarded()) {
            return false;
        }
        Type telling = declared == null || declared instanceof Class<?> ? type : declared;
        // What the host writes with need not be found out where the type says it all.
        return redactions.mayHoldGuarded(telling) || json && redactions.mayAddGuarded(host.jsonb(type));
    }

    /** The same for an object that came past the response filter: what is to be sent in pieces is none yet. */
    boolean concernLate(Class<?> type, Type declared, MediaType media) {
        return !ResponseBody.isSentInPieces(type)
                && !BodyKind.isText(type, redactions)
                && (concern(type, declared, ResponseBody.isJson(media))
                        || ResponseBody.isJson(media) && redactions.isAnythingGuarded() && redactions.isOpen(type));
    }

    /**
     * What the viewer gets to see.
     *
     * @throws RuntimeException if that cannot be told; nothing is to be shown
     */
    RedactionResult of(ResponseBody reply, ResponsePolicy plan, GrantedScopes viewer) {
        RedactionPolicy rule = plans.ruleFor(plan, reply.knownType());
        BodyKind body = BodyKind.of(reply, redactions);
        if (body instanceof BodyKind.Text) {
            return isPointed(plan)
                    ? PointerRedactor.ofText(reply, plan, viewer, rule)
                    : PointerRedactor.refuseText(reply, plan);
        }
        RedactionResult answer =
                reply.isJson() ? ofJson(reply, plan, viewer, rule) : ofOtherForm(reply, plan, viewer, rule);
        return isPointed(plan) && reply.isJson() ? pointed.narrowed(answer, reply, plan, viewer, rule) : answer;
    }

    /** What writers of JSON write of it. */
    private RedactionResult ofJson(
            ResponseBody reply, ResponsePolicy plan, GrantedScopes viewer, RedactionPolicy rule) {
        if (!isPointed(plan)
                && host.mayWriteOtherwise()
                && !host.writesByJsonB(reply)
                && leadsToNothingWithheld(reply, viewer)) {
            return new RedactionResult.Whole();
        }
        RedactionResult answer = byJsonB(reply, viewer, rule);
        boolean all = answer instanceof RedactionResult.Whole && !isPointed(plan) && redactions.isAllFor(viewer);
        return all || host.writesByJsonB(reply) ? answer : asWritten(answer, reply, viewer);
    }

    /** All or nothing, for it is not taken apart. */
    private RedactionResult ofOtherForm(
            ResponseBody reply, ResponsePolicy plan, GrantedScopes viewer, RedactionPolicy rule) {
        if (!isPointed(plan) && !redactions.isGuarded(reply.value(), reply.type())) {
            return ofWhatIsHeld(reply, viewer);
        }
        RedactionResult answer = byJsonB(reply, viewer, rule);
        if (answer instanceof RedactionResult.Whole && !isPointed(plan) && redactions.isAllFor(viewer)) {
            return answer;
        }
        answer = isPointed(plan) ? pointed.narrowed(answer, reply, plan, viewer, rule) : answer;
        return withholdsNothing(answer) ? ofWhatIsHeld(reply, viewer) : withoutRest(answer);
    }

    private RedactionResult byJsonB(ResponseBody reply, GrantedScopes viewer, RedactionPolicy rule) {
        return redactions.answer(
                reply.value(),
                reply.type(),
                viewer,
                rule,
                host.jsonb(reply.value().getClass()));
    }

    /** Whether nothing is withheld of an object, whoever writes it. */
    private boolean leadsToNothingWithheld(ResponseBody reply, GrantedScopes viewer) {
        try {
            return redactions.refusalOfHeld(reply.value(), viewer).isEmpty();
        } catch (IllegalStateException unknown) {
            return !concern(reply.value().getClass(), reply.type(), true);
        }
    }

    private static boolean withholdsNothing(RedactionResult answer) {
        return answer instanceof RedactionResult.Whole
                || answer instanceof RedactionResult.Part part && part.missing().isEmpty();
    }

    /** What writers other than JSON-B's may read is not known, so that nothing guarded may be there to be read. */
    private RedactionResult ofWhatIsHeld(ResponseBody reply, GrantedScopes viewer) {
        return redactions
                .refusalOfHeld(reply.value(), viewer)
                .<RedactionResult>map(refusal -> new RedactionResult.None(refusal, Optional.empty()))
                .orElseGet(RedactionResult.Whole::new);
    }
    /**
     * The answer that JSON-B gives, where another writes. It may show what that one hides, under other names: so it counts only
     * where both would write the same of the whole.
     */
    private RedactionResult asWritten(RedactionResult answer, ResponseBody reply, GrantedScopes viewer) {
        if (withholdsNothing(answer)
                && redactions.refusalOfHeld(reply.value(), viewer).isEmpty()) {
            return new RedactionResult.Whole();
        }
        if (isWrittenAlike(reply)) {
            return withholdsNothing(answer) ? new RedactionResult.Whole() : answer;
        }
        if (answer instanceof RedactionResult.None none) {
            return withoutRest(none);
        }
        throw new IllegalStateException(reply.value().getClass().getName()
                + " is written by a library other than JSON-B, and differs from the JSON of JSON-B. Let JSON-B"
                + " write it, or require all scopes of the response on the method");
    }

    private boolean isWrittenAlike(ResponseBody reply) {
        try {
            return JsonEquivalence.of(
                    PointerRedactor.parse(host.written(reply)), PointerRedactor.parse(host.writtenByJsonB(reply)));
        } catch (JsonParsingException noJson) {
            return false;
        }
    }

    /** What is written by others than JSON-B is not taken apart. */
    private static RedactionResult withoutRest(RedactionResult answer) {
        if (answer instanceof RedactionResult.Part part) {
            return new RedactionResult.None(Refusal.insufficientScope(part.missing(), Set.of()), Optional.empty());
        }
        return answer instanceof RedactionResult.None none
                ? new RedactionResult.None(none.refusal(), Optional.empty())
                : answer;
    }
}
