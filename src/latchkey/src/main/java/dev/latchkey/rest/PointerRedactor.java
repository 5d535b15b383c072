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

    private final ApplicationJson application;

    PointerRedactor(ApplicationJson application) {
        this.application = application;
    }

    /** Says that nothing can be withheld of what the method answers with. */
    static RedactionResult refuseText(ResponseBody body, ResponsePolicy policy) {
        throw new IllegalStateException(policy.place() + " has @Redaction and returns a "
                + body.value().getClass().getName() + ", whose content cannot be redacted");
    }

    /** What is left of text, bytes and JSON without classes. */
    static RedactionResult ofText(
            ResponseBody body, ResponsePolicy policy, GrantedScopes granted, RedactionPolicy rule) {
        if (!policy.pointers().withholdsFrom(granted)) {
            return new RedactionResult.Whole();
        }
        if (body.value() instanceof JsonValue json) {
            return policy.pointers().answer(json, granted, rule);
        }
        if (body.value() instanceof CharSequence text) {
            try {
                return policy.pointers().answer(parse(withoutByteOrderMark(text.toString())), granted, rule);
            } catch (JsonParsingException noJson) {
                if (!body.success()) {
                    return new RedactionResult.Whole();
                }
                throw noJson;
            }
        }
        return body.success() ? refuseText(body, policy) : new RedactionResult.Whole();
    }

    /** RFC 8259, section 8.1: nobody has to send one, and readers may ignore it. */
    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** What the pointers leave of what the classes leave. */
    RedactionResult narrowed(
            RedactionResult result,
            ResponseBody body,
            ResponsePolicy policy,
            GrantedScopes granted,
            RedactionPolicy rule) {
        if (!policy.pointers().withholdsFrom(granted)) {
            return result;
        }
        if (result instanceof RedactionResult.None none) {
            return new RedactionResult.None(
                    none.refusal(), none.rest().flatMap(part -> rest(narrowed(part, policy, granted, rule))));
        }
        if (result instanceof RedactionResult.Part part) {
            return narrowed(part, policy, granted, rule);
        }
        String whole = body.isJson() ? application.written(body) : application.writtenByJsonB(body);
        return policy.pointers().answer(parse(whole), granted, rule);
    }

    private static RedactionResult narrowed(
            RedactionResult.Part part, ResponsePolicy policy, GrantedScopes granted, RedactionPolicy rule) {
        RedactionResult further = policy.pointers().answer(parse(part.json()), granted, rule);
        if (!(further instanceof RedactionResult.Part less)) {
            return further instanceof RedactionResult.Whole ? part : further;
        }
        SortedSet<String> missing = new TreeSet<>(part.missing());
        missing.addAll(less.missing());
        return new RedactionResult.Part(less.json(), missing);
    }

    private static Optional<RedactionResult.Part> rest(RedactionResult result) {
        return result instanceof RedactionResult.Part part ? Optional.of(part) : Optional.empty();
    }

    /** JSON of one document. */
    static JsonValue parse(String json) {
        return StrictJson.read(json, DEEPEST);
    }
}
