package dev.latchkey.server;

import java.util.Map;

/** Knows which providers of Jakarta Persistence take plain entities, and what they have to be told. */
public final class ProviderQuirks {
    private ProviderQuirks() {}

    /** Returns whether a provider takes entities that were not enhanced when they were built or loaded. */
    public static boolean takesPlainEntities(Class<?> provider) {
        return !OpenJpa.is(provider);
    }

    /** Returns the properties of a persistence unit that keep providers from sharing and changing it; others ignore them. */
    public static Map<String, String> ofUnit(String name) {
        return EclipseLinkSession.properties(name);
    }
}
