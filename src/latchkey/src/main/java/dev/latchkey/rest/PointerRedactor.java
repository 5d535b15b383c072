package dev.latchkey.rest;

import dev.latchkey.json.StrictJson;
import dev.latchkey.redaction.RedactionPolicy;
import dev.latchkey.redaction.RedactionResult;
import dev.latchkey.scope.GrantedScopes;
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
    static RedactionResult refuseText(ResponseBody reply, ResponsePolicy plan) {
        throw new IllegalStateException(plan.place() + " has @Redaction and returns a "
                + reply.value().getClass().getName() + ", whose content cannot be redacted");
    }

    /** What is left of text, bytes and JSON without classes. */
    static RedactionResult ofText(ResponseBody reply, ResponsePolicy plan, GrantedScopes viewer, RedactionPolicy rule) {
        if (!plan.pointers().withholdsFrom(viewer)) {
            return new RedactionResult.Whole();
        }
        if (reply.value() instanceof JsonValue json) {
            return plan.pointers().answer(json, viewer, rule);
        }
        if (reply.value() instanceof CharSequence text) {
            try {
                return plan.pointers().answer(parse(withoutByteOrderMark(text.toString())), viewer, rule);
            } catch (JsonParsingException noJson) {
                if (!reply.success()) {
                    return new RedactionResult.Whole();
                }
                throw noJson;
            }
        }
        return reply.success() ? refuseText(reply, plan) : new RedactionResult.Whole();
    }

    /** RFC 8259, section 8.1: nobody has to send one, and readers may ignore it. */
    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** What the pointers leave of what the classes leave. */
    RedactionResult narrowed(
            RedactionResult answer,
            ResponseBody reply,
            ResponsePolicy plan,
            GrantedScopes viewer,
            RedactionPolicy rule) {
        if (!plan.pointers().withholdsFrom(viewer)) {
            return answer;
        }
        if (answer instanceof RedactionResult.None none) {
            return new RedactionResult.None(
                    none.refusal(), none.rest().flatMap(part -> rest(narrowed(part, plan, viewer, rule))));
        }
        if (answer instanceof RedactionResult.Part part) {
            return narrowed(part, plan, viewer, rule);
        }
        String whole = reply.isJson() ? host.written(reply) : host.writtenByJsonB(reply);
        return plan.pointers().answer(parse(whole), viewer, rule);
    }

    private static RedactionResult narrowed(
            RedactionResult.Part part, ResponsePolicy plan, GrantedScopes viewer, RedactionPolicy rule) {
        RedactionResult further = plan.pointers().answer(parse(part.json()), viewer, rule);
        if (!(further instanceof RedactionResult.Part less)) {
            return further instanceof RedactionResult.Whole ? part : further;
        }
        SortedSet<String> missing = new TreeSet<>(part.missing());
        missing.addAll(less.missing());
        return new RedactionResult.Part(less.json(), missing);
    }

    private static Optional<RedactionResult.Part> rest(RedactionResult answer) {
        return answer instanceof RedactionResult.Part part ? Optional.of(part) : Optional.empty();
    }

    /** JSON of one document. */
    static JsonValue parse(String json) {
        return StrictJson.read(json, DEEPEST);
    }
}
