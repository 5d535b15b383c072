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
 * Redacts objects that the response filter did not see.
 *
 * <p>They can no longer be rejected, so they are redacted even if too much of them is withheld.
 */
final class EventRedactor {
    private static final Logger LOG = System.getLogger(EventRedactor.class.getName());

    private final ResponseRedactor redactor;

    EventRedactor(ResponseRedactor redactor) {
        this.redactor = redactor;
    }

    /**
     * Returns the redacted object; empty if nothing is withheld, so that the writer of the application writes it.
     *
     * @param headers the header fields of the response, which are adapted unless they were sent; null for an event of RESTEasy
     * @param properties reads a property of the request
     * @param setter sets a property of the request
     */
    Optional<JsonBody> of(
            ResponseBody body,
            MultivaluedMap<String, Object> headers,
            Function<String, Object> properties,
            BiConsumer<String, Object> setter) {
        ResponseState state = ResponseState.of(properties);
        RedactionResult result = redact(body, state, properties);
        if (result instanceof RedactionResult.Whole) {
            return Optional.empty();
        }
        describe(result, state, headers, setter);
        Optional<RedactionResult.Part> part =
                result instanceof RedactionResult.None none ? none.rest() : Optional.of((RedactionResult.Part) result);
        return Optional.of(new JsonBody(part.map(RedactionResult.Part::json).orElse(""), body.media()));
    }

    private RedactionResult redact(ResponseBody body, ResponseState state, Function<String, Object> properties) {
        if (state.isApproved(body.value())) {
            return new RedactionResult.Whole();
        }
        try {
            return redactor.of(body, state.policy(), CurrentCaller.grantedIn(properties));
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "An object could not be serialized for its caller, so it is not sent", failure);
            throw new InternalServerErrorException();
        }
    }

    /** Adapts the header fields. Events have fields of their own, which are not sent. */
    private static void describe(
            RedactionResult result,
            ResponseState state,
            MultivaluedMap<String, Object> headers,
            BiConsumer<String, Object> setter) {
        Collection<String> missing = result instanceof RedactionResult.None none
                ? none.refusal().lacking()
                : ((RedactionResult.Part) result).missing();
        state.withhold(missing);
        if (headers == null) {
            return;
        }
        if (missing.isEmpty()) {
            RedactionHeaders.withoutWhole(headers);
        } else {
            RedactionHeaders.redacted(headers, missing, setter);
        }
    }
}
