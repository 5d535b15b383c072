package dev.latchkey.client;

import dev.latchkey.Caller;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Authenticates the calls of a MicroProfile Rest Client with the key of the current caller, like {@link CallerKeyClientFilter}. Outside
 * of a request, and for anonymous callers, calls are sent without a key.
 *
 * <p>The property {@code dev.latchkey.client.caller.origins} of MicroProfile Config has the origins that keys of callers may be sent to.
 * A subclass can use another name than {@code caller}.
 */
public class CallerKeyHeaders extends ApiKeyHeaders {

    /** Uses the origins with the name {@code caller}. */
    public CallerKeyHeaders() {
        this("caller");
    }

    /**
     * Uses the origins with the given name.
     *
     * @param name the name in the properties
     */
    protected CallerKeyHeaders(String name) {
        super(name);
    }

    @Override
    final Optional<String> credential(MultivaluedMap<String, String> incoming) {
        List<String> values =
                incoming.values().stream().flatMap(Collection::stream).toList();
        return values.isEmpty()
                ? Optional.empty()
                : SentKey.of(
                        CDI.current().select(Caller.class).get(),
                        values,
                        configured().scheme());
    }
}
