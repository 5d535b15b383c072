package dev.latchkey.it.writers.jackson;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.it.writers.Mixed;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** Tells Jackson what no class says. */
@Provider
public class MapperResolver implements ContextResolver<ObjectMapper> {
    private final ObjectMapper mapper = new ObjectMapper()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .addMixIn(Mixed.class, Hiding.class);

    /** Hides a member. */
    public abstract static class Hiding {
        @JsonIgnore
        public String hiddenFromAll;
    }

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return mapper;
    }
}
