package dev.latchkey.server;

import jakarta.ws.rs.ext.MessageBodyWriter;
import java.util.Set;

/** Recognises the writers of JSON that REST runtimes bring along; by name, for each runtime has its own. */
public final class JsonWriters {
    private static final String OF_JERSEY = "org.glassfish.jersey.jsonb.internal.JsonBindingProvider";
    private static final String OF_RESTEASY = "org.jboss.resteasy.plugins.providers.jsonb.JsonBindingProvider";
    private static final String OF_JOHNZON = "org.apache.johnzon.jaxrs.jsonb.jaxrs.JsonbJaxrsProvider";

    private static final Set<String> USING_JSONB = Set.of(
            OF_JERSEY,
            OF_RESTEASY,
            OF_JOHNZON,
            "org.apache.cxf.jaxrs.provider.jsrjsonb.JsrJsonbProvider",
            "io.openliberty.restfulWS30.jsonb20provider.JsonBProvider",
            "io.openliberty.restfulWS30.jsonb30provider.JsonBProvider");

    private static final Set<String> OF_TEXT = Set.of(OF_JERSEY, OF_RESTEASY, OF_JOHNZON);

    private JsonWriters() {}

    /** Returns whether a class is a writer that uses JSON-B. */
    public static boolean usesJsonb(Class<?> writer) {
        return USING_JSONB.contains(writer.getName());
    }

    /** Returns whether a class is a writer that writes the text that {@code Jsonb.toJson} returns for the object alone. */
    public static boolean writesTextOfJsonb(Class<?> writer) {
        return OF_TEXT.contains(writer.getName());
    }

    /** Returns whether a writer uses JSON-B; null uses none. */
    public static boolean isJsonB(MessageBodyWriter<?> writer) {
        for (Class<?> ancestor = writer == null ? null : writer.getClass();
                ancestor != null;
                ancestor = ancestor.getSuperclass()) {
            if (usesJsonb(ancestor)) {
                return true;
            }
            // What extends one of these may write otherwise, unless the server itself extends it.
            if (ancestor.getClassLoader() == JsonWriters.class.getClassLoader()) {
                return false;
            }
        }
        return false;
    }
}
