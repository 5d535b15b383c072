package dev.latchkey.rest;

import jakarta.json.JsonValue;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Locale;

/**
 * Holds an object that is about to be sent.
 *
 * @param value the object, not null
 * @param type what it is declared to be; null if that is not known
 * @param annotations what writers are told besides
 * @param media in what form it is to be written; null if that is not known
 * @param success whether it is what the method answered, rather than an error
 */
record ResponseBody(Object value, Type type, Annotation[] annotations, MediaType media, boolean success) {

    /** Whether it is JSON, or may be. */
    boolean isJson() {
        return isJson(media);
    }

    static boolean isJson(MediaType media) {
        return media == null
                || media.isWildcardSubtype()
                || media.getSubtype().equalsIgnoreCase("json")
                || media.getSubtype().toLowerCase(Locale.ROOT).endsWith("+json");
    }

    /** Whether it is to be written as several parts, each by a writer of its own. */
    static boolean isInParts(MediaType media) {
        return media != null && media.getType().equalsIgnoreCase("multipart");
    }

    /** Whether it says nothing by its class about what is in it. */
    static boolean isText(Class<?> type) {
        return CharSequence.class.isAssignableFrom(type)
                || type == byte[].class
                || InputStream.class.isAssignableFrom(type)
                || Reader.class.isAssignableFrom(type)
                || File.class.isAssignableFrom(type)
                || StreamingOutput.class.isAssignableFrom(type)
                || JsonValue.class.isAssignableFrom(type);
    }

    /** Whether it is Jersey's channel for objects that are sent later: {@link RedactingWriter} gets each of these. */
    boolean isSentInPieces() {
        return isSentInPieces(value.getClass());
    }

    static boolean isSentInPieces(Class<?> type) {
        return GenericType.class.isAssignableFrom(type);
    }

    /** The declared type where that says more than the class. */
    Type knownType() {
        return type == null || type == void.class || type == Object.class ? value.getClass() : type;
    }
}
