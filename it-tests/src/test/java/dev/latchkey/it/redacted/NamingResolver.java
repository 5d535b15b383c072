package dev.latchkey.it.redacted;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** Writes JSON the way the application wants it. */
@Provider
public class NamingResolver implements ContextResolver<Jsonb> {
    /** How that is. */
    public static final JsonbConfig CONFIG =
            new JsonbConfig().withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES);

    private final Jsonb jsonb = JsonbBuilder.create(CONFIG);

    @Override
    public Jsonb getContext(Class<?> type) {
        return jsonb;
    }
}
