package dev.latchkey.client;

import dev.latchkey.Caller;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Authenticates the calls of a MicroProfile Rest Client with the key of the present caller, as {@link CallerKeyClientFilter}
 * does: outside of a request, and where nobody is calling, they go out without one.
 *
 * <p>MicroProfile Config has the origins that callers' keys may be sent to as {@code dev.latchkey.client.caller.origins};
 * a subclass has a name of its own in place of {@code caller}.
 */
public class CallerKeyHeaders extends ApiKeyHeaders {

    /** For the origins of the name {@code caller}. */
    public CallerKeyHeaders() {
        this("caller");
    }

    /** For the origins of this name. */
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
