package dev.latchkey.redaction;

import jakarta.json.JsonString;

/**
 * Stands in the stream of JSON events for a value that must not be shown, and never leaves the generator.
 *
 * <p>A JSON string of a text that says nothing, so that one that were printed by mistake would show nothing.
 */
enum Withheld implements JsonString {
    /** A whole object, which is left out of whatever holds it. */
    OBJECT,
    /** A member with an array or collection. */
    ARRAY_MEMBER,
    /** A member with anything else. */
    MEMBER;

    @Override
    public String getString() {
        return "";
    }

    @Override
    public CharSequence getChars() {
        return "";
    }

    @Override
    public ValueType getValueType() {
        return ValueType.STRING;
    }

    @Override
    public String toString() {
        return "\"\"";
    }
}
