package dev.latchkey.rest;

import dev.latchkey.json.StrictJson;
import dev.latchkey.redact.Answer;
import dev.latchkey.redact.Rule;
import dev.latchkey.redact.Viewer;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Answers what the pointers of a method leave of JSON. Thread-safe. */
final class PointerRedactor {
    /** More than JSON of classes has; those who write deeper trees than that have a parser's limits to heed, too. */
    private static final int DEEPEST = 1_000;

    private final ApplicationJson host;

    PointerRedactor(ApplicationJson host) {
        this.host = host;
    }

    /** Says that nothing can be withheld of what the method answers with. */
    static Answer refuseText(ResponseBody reply, ResponsePolicy plan) {
        throw new IllegalStateException(plan.place() + " stands under @Redaction and answers with a "
                + reply.value().getClass().getName() + ", of which nothing can be withheld");
    }

    /** What is left of text, bytes and JSON without classes. */
    static Answer ofText(ResponseBody reply, ResponsePolicy plan, Viewer viewer, Rule rule) {
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
    Answer narrowed(Answer answer, ResponseBody reply, ResponsePolicy plan, Viewer viewer, Rule rule) {
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

    private static Answer narrowed(Answer.Part part, ResponsePolicy plan, Viewer viewer, Rule rule) {
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

    /** JSON of one document. */
    static JsonValue parse(String json) {
        return StrictJson.read(json, DEEPEST);
    }
}
