package dev.latchkey.rest;

import dev.latchkey.redaction.RedactionEngine;

/** What kind of body a response has, which decides how it is redacted. */
sealed interface BodyKind {
    /** What is about to be sent. */
    ResponseBody reply();

    /** Text, bytes, streams and JSON without classes: pointers alone look into it. */
    record Text(ResponseBody reply) implements BodyKind {}

    /** A channel for objects that are sent later, each of which is decided about by itself. */
    record Pieces(ResponseBody reply) implements BodyKind {}

    /** An object that is written as JSON: what may not be seen of it is left out. */
    record Json(ResponseBody reply) implements BodyKind {}

    /** An object that is written in another form: as a whole, or not at all. */
    record OtherForm(ResponseBody reply) implements BodyKind {}

    /** That of a reply. */
    static BodyKind of(ResponseBody reply, RedactionEngine redactions) {
        if (isText(reply.value().getClass(), redactions)) {
            return new Text(reply);
        }
        if (reply.isSentInPieces()) {
            return new Pieces(reply);
        }
        return reply.isJson() ? new Json(reply) : new OtherForm(reply);
    }

    /** Whether the class says nothing about what is in its objects, not even that they are guarded. */
    static boolean isText(Class<?> type, RedactionEngine redactions) {
        return ResponseBody.isText(type) && !redactions.declaresScopes(type);
    }
}
