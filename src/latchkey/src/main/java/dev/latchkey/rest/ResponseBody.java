package dev.latchkey.rest;

import dev.latchkey.redaction.RedactionEngine;
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
 * @param type its declared type; null if it is not known
 * @param annotations the annotations that writers get
 * @param media the media type; null if it is not known
 * @param success whether it is the result of the method, rather than an error
 */
record ResponseBody(Object value, Type type, Annotation[] annotations, MediaType media, boolean success) {

    /** The kinds of bodies. The kind decides how a body is redacted. */
    enum Kind {
        /** Text, bytes, streams and JSON without classes. Only pointers find members in it. */
        TEXT,
        /** A channel for objects that are sent later. Each of them is redacted by itself. */
        PIECES,
        /** An object that is written as JSON. Members can be left out. */
        JSON,
        /** An object that is written in another format. It is sent whole, or not at all. */
        OTHER
    }

    /** Returns the kind of this body. */
    Kind kind(RedactionEngine engine) {
        if (isText(value.getClass(), engine)) {
            return Kind.TEXT;
        }
        if (isSentInPieces()) {
            return Kind.PIECES;
        }
        return isJson() ? Kind.JSON : Kind.OTHER;
    }

    /** Returns whether a class tells nothing about its objects, not even by scopes that it declares. */
    static boolean isText(Class<?> type, RedactionEngine engine) {
        return isText(type) && !engine.declaresScopes(type);
    }

    /** Returns whether it is JSON, or may be. */
    boolean isJson() {
        return isJson(media);
    }

    static boolean isJson(MediaType media) {
        return media == null
                || media.isWildcardSubtype()
                || media.getSubtype().equalsIgnoreCase("json")
                || media.getSubtype().toLowerCase(Locale.ROOT).endsWith("+json");
    }

    /** Returns whether a body consists of several parts, each with its own writer. */
    static boolean isInParts(MediaType media) {
        return media != null && media.getType().equalsIgnoreCase("multipart");
    }

    /** Returns whether a class tells nothing about the content of its objects. */
    static boolean isText(Class<?> type) {
        return CharSequence.class.isAssignableFrom(type)
                || type == byte[].class
                || InputStream.class.isAssignableFrom(type)
                || Reader.class.isAssignableFrom(type)
                || File.class.isAssignableFrom(type)
                || StreamingOutput.class.isAssignableFrom(type)
                || JsonValue.class.isAssignableFrom(type);
    }

    /** Returns whether it may take long to write an object, because its writer reads a source. Events are decided one by one. */
    static boolean isStreamed(Object value, MediaType media) {
        if (media != null && "event-stream".equalsIgnoreCase(media.getSubtype())) {
            return false;
        }
        return value instanceof StreamingOutput && !(value instanceof JsonBody)
                || value instanceof InputStream
                || value instanceof Reader
                || value instanceof File
                || isSentInPieces(value.getClass())
                || !isJson(media) && !isText(value.getClass());
    }

    /** Returns whether it is Jersey's channel for objects that are sent later. {@link RedactingWriter} gets each of them. */
    boolean isSentInPieces() {
        return isSentInPieces(value.getClass());
    }

    static boolean isSentInPieces(Class<?> type) {
        return GenericType.class.isAssignableFrom(type);
    }

    /** Returns the declared type if it tells more than the class, otherwise the class. */
    Type knownType() {
        return type == null || type == void.class || type == Object.class ? value.getClass() : type;
    }
}
