package dev.latchkey.rest;

import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.redaction.RedactionResult;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Answers what a caller gets to see of an object that came past the response filter.
 *
 * <p>Nothing can be refused there any more, so that what is too much to be withheld is withheld all the same.
 */
final class EventRedactor {
    private static final Logger LOG = System.getLogger(EventRedactor.class.getName());

    private final ResponseRedactor answers;

    EventRedactor(ResponseRedactor answers) {
        this.answers = answers;
    }

    /**
     * What is left of the object; empty if that is all of it, which is to be written by the host's own writer.
     *
     * @param headers the fields of the response, which are made to say what is left if they are not sent yet
     * @param properties reads a property of the request
     * @param setter sets one
     */
    Optional<JsonBody> of(
            ResponseBody reply,
            MultivaluedMap<String, Object> headers,
            Function<String, Object> properties,
            BiConsumer<String, Object> setter) {
        ResponseState exchange = ResponseState.of(properties);
        RedactionResult answer = answer(reply, exchange, properties);
        if (answer instanceof RedactionResult.Whole) {
            return Optional.empty();
        }
        describe(answer, exchange, headers, setter);
        Optional<RedactionResult.Part> part =
                answer instanceof RedactionResult.None none ? none.rest() : Optional.of((RedactionResult.Part) answer);
        return Optional.of(new JsonBody(part.map(RedactionResult.Part::json).orElse(""), reply.media()));
    }

    private RedactionResult answer(ResponseBody reply, ResponseState exchange, Function<String, Object> properties) {
        if (reply.value() == exchange.approved()) {
            return new RedactionResult.Whole();
        }
        try {
            return answers.of(reply, exchange.plan(), CurrentCaller.grantedIn(properties));
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "An object could not be serialized for its caller, so it is not sent", failure);
            throw new InternalServerErrorException();
        }
    }

    /** Events come when the header is gone; their fields are their own, and nobody reads these. */
    private static void describe(
            RedactionResult answer,
            ResponseState exchange,
            MultivaluedMap<String, Object> headers,
            BiConsumer<String, Object> setter) {
        Collection<String> missing = answer instanceof RedactionResult.None none
                ? none.refusal().lacking()
                : ((RedactionResult.Part) answer).missing();
        exchange.withhold(missing);
        if (headers == null) {
            // RESTEasy's way to say so of an event.
            return;
        }
        if (missing.isEmpty()) {
            RedactionHeaders.withoutWhole(headers);
        } else {
            RedactionHeaders.redacted(headers, missing, setter);
        }
    }
}
