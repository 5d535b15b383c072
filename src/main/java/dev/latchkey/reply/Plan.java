package dev.latchkey.reply;

import dev.latchkey.Redaction;
import dev.latchkey.redact.Pointers;
import java.lang.reflect.Type;

/**
 * Says what is declared about the responses of one REST method.
 *
 * @param place the method, for messages
 * @param type what it answers with; null where that shows only once it has run
 * @param declared the annotation on the method or its class; null for none
 * @param pointers the guarded places in JSON without classes
 */
record Plan(String place, Type type, Redaction declared, Pointers pointers) {

    /** Whether the class of the responses shows only once the method has run. */
    boolean isOpaque() {
        return type == null && pointers.isEmpty();
    }

    /** Whether the method withholds by itself. */
    boolean isByHand() {
        return declared != null && declared.byHand();
    }
}
