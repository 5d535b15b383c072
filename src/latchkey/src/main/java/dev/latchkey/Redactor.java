package dev.latchkey;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import java.util.Set;

/**
 * Renders objects as JSON without the parts that a caller may not see, for servlets, WebSockets and messages. REST responses
 * are redacted without a call. It can be injected. Thread-safe.
 *
 * <p>It decides as for a response to a {@code GET}: by {@link ScopeRequired} on classes and members, by {@link Redaction} on the
 * class of the object, and by the settings. It uses the application's {@link Jsonb}: the CDI bean of that type, or a
 * {@code Jsonb} with the CDI bean of type {@link JsonbConfig}, or the default.
 */
public interface Redactor {

    /**
     * Redacts an object for the caller of the current request. Without a request, the caller is anonymous.
     *
     * @param value any object that JSON-B writes, not null
     * @return the JSON text and the missing scopes
     * @throws AccessRefusedException if the withheld portion is too large
     * @throws IllegalStateException if the object cannot be rendered; the message contains no data of it
     */
    Redacted redact(Object value);

    /**
     * Redacts an object for a caller with the given scopes.
     *
     * @param value any object that JSON-B writes, not null
     * @param scopes the names of scopes, possibly empty
     * @return the JSON text and the missing scopes
     * @throws AccessRefusedException if the withheld portion is too large
     * @throws IllegalStateException if the object cannot be rendered; the message contains no data of it
     */
    Redacted redact(Object value, Set<String> scopes);
}
