package dev.latchkey.it.redacted.named;

import dev.latchkey.it.redacted.NamingResolver;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** Tells how the application's JSON-B is configured, which Johnzon's does not say by itself. */
@Provider
public class ConfigResolver implements ContextResolver<JsonbConfig> {
    @Override
    public JsonbConfig getContext(Class<?> type) {
        return NamingResolver.CONFIG;
    }
}
