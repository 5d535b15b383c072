package dev.latchkey.reply;

import dev.latchkey.Refusal;
import dev.latchkey.redact.Answer;
import dev.latchkey.redact.Redactions;
import dev.latchkey.redact.Rule;
import dev.latchkey.redact.Viewer;
import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.StringReader;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Answers what a caller gets to see of what is about to be sent. Thread-safe. */
final class Answers {
    /** Annotations that may hide what JSON-B would show. */
    private static final List<String> OTHER_LIBRARIES =
            List.of("com.fasterxml.jackson.", "tools.jackson.", "com.google.gson.");

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
        if (reply.isText()) {
            return plan != null && plan.declared() != null && reply.value() instanceof StreamingOutput;
        }
        return reply.isJson()
                ? concern(reply.value().getClass(), reply.type(), true)
                : redactions.isAnythingGuarded() && redactions.isGuarded(reply.value(), reply.type());
    }

    /** The same for an object of which only the types are known. JSON-B looks into everything, other writers into what they know. */
    boolean concern(Class<?> type, Type declared, boolean json) {
        if (!redactions.isAnythingGuarded()) {
            return false;
        }
        Type telling = declared == null || declared instanceof Class<?> ? type : declared;
        return json ? redactions.mayHoldGuarded(telling, host.jsonb(type)) : redactions.isGuarded(telling);
    }

    /**
     * What the viewer gets to see.
     *
     * @throws RuntimeException if that cannot be told; nothing is to be shown
     */
    Answer of(Reply reply, Plan plan, Viewer viewer) {
        Rule rule = plans.ruleFor(plan, reply.knownType());
        boolean pointed = plan != null && !plan.pointers().isEmpty();
        if (reply.isText()) {
            return pointed ? ofText(reply, plan, viewer, rule) : refuseText(reply, plan);
        }
        Answer answer = redactions.answer(
                reply.value(),
                reply.type(),
                viewer,
                rule,
                host.jsonb(reply.value().getClass()));
        if (pointed) {
            answer = narrowed(answer, reply, plan, viewer, rule);
        }
        return answer instanceof Answer.Whole ? answer : asWritten(answer, reply);
    }

    /** The answer in the form that the host's writer gives it. */
    private Answer asWritten(Answer answer, Reply reply) {
        boolean jsonb = reply.isJson() && host.writesByJsonB(reply.value().getClass(), reply.type(), reply.media());
        if (!jsonb && answer instanceof Answer.Part part && part.missing().isEmpty()) {
            return new Answer.Whole();
        }
        if (!reply.isJson()) {
            return withoutRest(answer);
        }
        if (!jsonb && redactions.bearsAnnotations(reply.value(), reply.type(), OTHER_LIBRARIES)) {
            throw new IllegalStateException(
                    reply.value().getClass().getName()
                            + " is written by another library than JSON-B and bears its annotations, which JSON-B does not know");
        }
        return answer;
    }

    private static Answer refuseText(Reply reply, Plan plan) {
        throw new IllegalStateException(plan.place() + " stands under @Redaction and answers with a "
                + reply.value().getClass().getName() + ", of which nothing can be withheld");
    }

    private static Answer ofText(Reply reply, Plan plan, Viewer viewer, Rule rule) {
        if (reply.value() instanceof JsonValue json) {
            return plan.pointers().answer(json, viewer, rule);
        }
        if (reply.value() instanceof CharSequence text) {
            try {
                return plan.pointers().answer(parse(text.toString()), viewer, rule);
            } catch (JsonParsingException noJson) {
                if (!reply.success()) {
                    return new Answer.Whole();
                }
                throw noJson;
            }
        }
        return reply.success() ? refuseText(reply, plan) : new Answer.Whole();
    }

    /** What the pointers leave of what the classes leave. */
    private Answer narrowed(Answer answer, Reply reply, Plan plan, Viewer viewer, Rule rule) {
        if (answer instanceof Answer.None none) {
            return new Answer.None(
                    none.refusal(), none.rest().flatMap(part -> rest(narrowed(part, plan, viewer, rule))));
        }
        if (answer instanceof Answer.Part part) {
            return narrowed(part, plan, viewer, rule);
        }
        String whole = host.jsonb(reply.value().getClass()).toJson(reply.value());
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

    /** One document, in which each name is there once: whoever reads it otherwise must not see more than we do. */
    private static JsonValue parse(String json) {
        try (JsonParser parser = Json.createParser(new StringReader(json))) {
            while (parser.hasNext()) {
                parser.next();
            }
        }
        try (JsonReader reader = Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE))
                .createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }

    /** What is written by others than JSON-B is not taken apart. */
    private static Answer withoutRest(Answer answer) {
        if (answer instanceof Answer.Part part) {
            return new Answer.None(Refusal.insufficientScope(part.missing(), Set.of()), Optional.empty());
        }
        return answer instanceof Answer.None none ? new Answer.None(none.refusal(), Optional.empty()) : answer;
    }
}
