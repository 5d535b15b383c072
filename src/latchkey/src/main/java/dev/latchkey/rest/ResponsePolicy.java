package dev.latchkey.rest;

import dev.latchkey.Redaction;
import dev.latchkey.redaction.Pointers;
import dev.latchkey.scope.Requirement;
import java.lang.reflect.Type;

/**
 * Holds what is declared about the responses of one REST method.
 *
 * @param place the method, for messages
 * @param type the declared type of the response; null if it is known only after the method has run
 * @param declared the annotation on the method or its class; null for none
 * @param pointers the guarded paths in JSON without classes
 * @param required the required scopes of the method; null for none
 * @param sending when the method sends its responses
 */
record ResponsePolicy(
        String place, Type type, Redaction declared, Pointers pointers, Requirement required, Sending sending) {

    /** The moments at which a method sends its responses. */
    enum Sending {
        /** When it returns. */
        AT_ONCE,
        /** Perhaps long after the method has returned. */
        LATE,
        /** Event by event. */
        EVENTS
    }

    /** Returns whether the method sends server-sent events. */
    boolean sendsEvents() {
        return sending == Sending.EVENTS;
    }

    /** Returns whether the class of the response is known only after the method has run. */
    boolean isOpaque() {
        return type == null && pointers.isEmpty();
    }

    /** Returns whether the method redacts by itself. */
    boolean isManual() {
        return declared != null && declared.manual();
    }
}
