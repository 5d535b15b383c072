package dev.latchkey.reply;

import dev.latchkey.Refusal;
import dev.latchkey.json.StrictJson;
import dev.latchkey.redact.Answer;
import dev.latchkey.redact.Redactions;
import dev.latchkey.redact.Rule;
import dev.latchkey.redact.Viewer;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Answers what a caller gets to see of what is about to be sent. Thread-safe. */
final class Answers {
    /** More than JSON of classes has; those who write deeper trees than that have a parser's limits to heed, too. */
    private static final int DEEPEST = 1_000;

    private final Redactions redactions;
    private final Plans plans;
    private final HostJson host;

    Answers(Redactions redactions, Plans plans, HostJson host) {
        this.redactions = redactions;
        this.plans = plans;
        this.host = host;
    }

    /**
     * Whether it depends on the caller what is sent.
     *
     * @param plan what is declared about the method that answers; null if none does
     */
    boolean concern(Reply reply, Plan plan) {
        if (plan != null && plan.isByHand() && reply.success()) {
            return false;
        }
        if (plan != null && !plan.pointers().isEmpty()) {
            return true;
        }
        Class<?> type = reply.value().getClass();
        if (isText(type)) {
            return plan != null && plan.declared() != null && reply.value() instanceof StreamingOutput;
        }
        return concern(type, reply.type(), reply.isJson())
                && (reply.isJson()
                        || redactions.isGuarded(reply.value(), reply.type())
                        || !reply.isSentInPieces() && redactions.holdsGuarded(reply.value()));
    }

    /**
     * Whether something in what is sent is to be judged by the classes that it has at run time, though nothing that is declared says
     * that it depends on the caller.
     */
    boolean mustJudge(Reply reply, Plan plan) {
        boolean manual = plan != null && plan.isByHand() && reply.success();
        return !manual
                && reply.isJson()
                && !reply.isSentInPieces()
                && !isText(reply.value().getClass())
                && redactions.isAnythingGuarded()
                && redactions.mustBeJudged(reply.value());
    }

    /** Whether other callers may get something else. */
    static boolean depends(Answer answer) {
        return !(answer instanceof Answer.Whole whole) || whole.depends();
    }

    /** Whether anything at all is guarded. */
    boolean isAnythingGuarded() {
        return redactions.isAnythingGuarded();
    }

    /** Whether nothing is withheld from the viewer, wherever it stands. */
    boolean isAllFor(Viewer viewer) {
        return redactions.isAllFor(viewer);
    }

    /** The scopes for want of which something is withheld from the viewer, wherever it stands. */
    SortedSet<String> missingFor(Viewer viewer) {
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
        return !Reply.isSentInPieces(type)
                && !isText(type)
                && (concern(type, declared, Reply.isJson(media))
                        || Reply.isJson(media) && redactions.isAnythingGuarded() && redactions.isOpen(type));
    }

    /** Whether the class says nothing about what is in its objects, not even that they are guarded. */
    private boolean isText(Class<?> type) {
        return Reply.isText(type) && !redactions.declaresScopes(type);
    }

    /**
     * What the viewer gets to see.
     *
     * @throws RuntimeException if that cannot be told; nothing is to be shown
     */
    Answer of(Reply reply, Plan plan, Viewer viewer) {
        Rule rule = plans.ruleFor(plan, reply.knownType());
        boolean pointed = plan != null && !plan.pointers().isEmpty();
        if (isText(reply.value().getClass())) {
            return pointed ? ofText(reply, plan, viewer, rule) : refuseText(reply, plan);
        }
        if (!reply.isJson() && !pointed && !redactions.isGuarded(reply.value(), reply.type())) {
            return ofWhatIsHeld(reply, viewer);
        }
        if (reply.isJson()
                && !pointed
                && host.mayWriteOtherwise()
                && !host.writesByJsonB(reply)
                && leadsToNothingWithheld(reply, viewer)) {
            return new Answer.Whole();
        }
        Answer answer = redactions.answer(
                reply.value(),
                reply.type(),
                viewer,
                rule,
                host.jsonb(reply.value().getClass()));
        if (answer instanceof Answer.Whole && !pointed && redactions.isAllFor(viewer)) {
            return answer;
        }
        if (!reply.isJson()) {
            answer = pointed ? narrowed(answer, reply, plan, viewer, rule) : answer;
            return withholdsNothing(answer) ? ofWhatIsHeld(reply, viewer) : withoutRest(answer);
        }
        if (!host.writesByJsonB(reply)) {
            answer = asWritten(answer, reply, viewer);
        }
        return pointed ? narrowed(answer, reply, plan, viewer, rule) : answer;
    }

    /** Whether nothing is withheld of an object, whoever writes it. */
    private boolean leadsToNothingWithheld(Reply reply, Viewer viewer) {
        try {
            return redactions.refusalOfHeld(reply.value(), viewer).isEmpty();
        } catch (IllegalStateException unknown) {
            return !concern(reply.value().getClass(), reply.type(), true);
        }
    }

    private static boolean withholdsNothing(Answer answer) {
        return answer instanceof Answer.Whole
                || answer instanceof Answer.Part part && part.missing().isEmpty();
    }

    /** What writers other than JSON-B's may read is not known, so that nothing guarded may be there to be read. */
    private Answer ofWhatIsHeld(Reply reply, Viewer viewer) {
        return redactions
                .refusalOfHeld(reply.value(), viewer)
                .<Answer>map(refusal -> new Answer.None(refusal, Optional.empty()))
                .orElseGet(Answer.Whole::new);
    }
    /**
     * The answer that JSON-B gives, where another writes. It may show what that one hides, under other names: so it counts only
     * where both would write the same of the whole.
     */
    private Answer asWritten(Answer answer, Reply reply, Viewer viewer) {
        if (withholdsNothing(answer)
                && redactions.refusalOfHeld(reply.value(), viewer).isEmpty()) {
            return new Answer.Whole();
        }
        if (isWrittenAlike(reply)) {
            return withholdsNothing(answer) ? new Answer.Whole() : answer;
        }
        if (answer instanceof Answer.None none) {
            return withoutRest(none);
        }
        throw new IllegalStateException(reply.value().getClass().getName()
                + " is written by another library than JSON-B, and not as JSON-B would write it: let JSON-B write it, or let"
                + " the method need the scopes of all that it answers");
    }

    private boolean isWrittenAlike(Reply reply) {
        try {
            return Likeness.of(parse(host.written(reply)), parse(host.writtenByJsonB(reply)));
        } catch (JsonParsingException noJson) {
            return false;
        }
    }

    private static Answer refuseText(Reply reply, Plan plan) {
        throw new IllegalStateException(plan.place() + " stands under @Redaction and answers with a "
                + reply.value().getClass().getName() + ", of which nothing can be withheld");
    }

    private static Answer ofText(Reply reply, Plan plan, Viewer viewer, Rule rule) {
        if (!plan.pointers().withholdsFrom(viewer.granted())) {
            return new Answer.Whole();
        }
        if (reply.value() instanceof JsonValue json) {
            return plan.pointers().answer(json, viewer, rule);
        }
        if (reply.value() instanceof CharSequence text) {
            try {
                return plan.pointers().answer(parse(withoutByteOrderMark(text.toString())), viewer, rule);
            } catch (JsonParsingException noJson) {
                if (!reply.success()) {
                    return new Answer.Whole();
                }
                throw noJson;
            }
        }
        return reply.success() ? refuseText(reply, plan) : new Answer.Whole();
    }

    /** RFC 8259, section 8.1: nobody has to send one, and readers may ignore it. */
    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** What the pointers leave of what the classes leave. */
    private Answer narrowed(Answer answer, Reply reply, Plan plan, Viewer viewer, Rule rule) {
        if (!plan.pointers().withholdsFrom(viewer.granted())) {
            return answer;
        }
        if (answer instanceof Answer.None none) {
            return new Answer.None(
                    none.refusal(), none.rest().flatMap(part -> rest(narrowed(part, plan, viewer, rule))));
        }
        if (answer instanceof Answer.Part part) {
            return narrowed(part, plan, viewer, rule);
        }
        String whole = reply.isJson() ? host.written(reply) : host.writtenByJsonB(reply);
        return plan.pointers().answer(parse(whole), viewer, rule);
    }

    private static Answer narrowed(Answer.Part part, Plan plan, Viewer viewer, Rule rule) {
        Answer further = plan.pointers().answer(parse(part.json()), viewer, rule);
        if (!(further instanceof Answer.Part less)) {
            return further instanceof Answer.Whole ? part : further;
        }
        SortedSet<String> missing = new TreeSet<>(part.missing());
        missing.addAll(less.missing());
        return new Answer.Part(less.json(), missing);
    }

    private static Optional<Answer.Part> rest(Answer answer) {
        return answer instanceof Answer.Part part ? Optional.of(part) : Optional.empty();
    }

    private static JsonValue parse(String json) {
        return StrictJson.read(json, DEEPEST);
    }

    /** What is written by others than JSON-B is not taken apart. */
    private static Answer withoutRest(Answer answer) {
        if (answer instanceof Answer.Part part) {
            return new Answer.None(Refusal.insufficientScope(part.missing(), Set.of()), Optional.empty());
        }
        return answer instanceof Answer.None none ? new Answer.None(none.refusal(), Optional.empty()) : answer;
    }
}
