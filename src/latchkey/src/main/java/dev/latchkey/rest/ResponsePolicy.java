package dev.latchkey.rest;

import dev.latchkey.Redaction;
import dev.latchkey.redaction.Pointers;
import dev.latchkey.scope.Requirement;
import java.lang.reflect.Type;

/**
 * Says what is declared about the responses of one REST method.
 *
 * @param place the method, for messages
 * @param type what it answers with; null where that shows only once it has run
 * @param declared the annotation on the method or its class; null for none
 * @param pointers the guarded places in JSON without classes
 * @param required the scopes that the method needs itself; null for none
 * @param sending how the method sends its responses
 */
record ResponsePolicy(
        String place, Type type, Redaction declared, Pointers pointers, Requirement required, Sending sending) {

    /** The ways in which a method sends its responses. */
    enum Sending {
        /** When it returns. */
        AT_ONCE,
        /** Perhaps long after it has returned. */
        LATE,
        /** Event by event. */
        EVENTS
    }

    /** Whether the class of the responses shows only once the method has run. */
    boolean isOpaque() {
        return type == null && pointers.isEmpty();
    }

    /** Whether the method withholds by itself. */
    boolean isManual() {
        return declared != null && declared.manual();
    }
}
