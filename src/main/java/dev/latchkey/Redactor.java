package dev.latchkey;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import java.util.Set;

/**
 * Renders objects as JSON that holds what a caller may see and nothing else, for servlets, WebSockets and messages. REST
 * responses go through it without a call. To be injected; thread-safe.
 *
 * <p>It decides as for a response to a {@code GET}: by {@link ScopeRequired} on classes and members, and by {@link Redaction} on
 * the class of the object and the settings. It writes with the application's {@link Jsonb}: the CDI bean of that type, or one
 * of the bean of type {@link JsonbConfig}, or the default.
 */
public interface Redactor {

    /**
     * What the caller of the running thread's request may see; without one, what needs no scope.
     *
     * @param value any object that JSON-B writes, not null
     * @throws AccessRefusedException if so much of it is to be withheld that it is refused
     * @throws IllegalStateException if it cannot be rendered; the message shows nothing of it
     */
    Redacted redact(Object value);

    /**
     * What a holder of these scopes may see.
     *
     * @param value any object that JSON-B writes, not null
     * @param scopes names of scopes; empty for a caller without any
     * @throws AccessRefusedException if so much of it is to be withheld that it is refused
     * @throws IllegalStateException if it cannot be rendered; the message shows nothing of it
     */
    Redacted redact(Object value, Set<String> scopes);
}
