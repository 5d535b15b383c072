package dev.latchkey.key;

import java.util.Optional;

/** Defines the orders of a list of keys. Keys that lack the value come as if they were used never, or expired last. */
public enum KeyOrder {
    /** The oldest first. */
    CREATED("created", "k.created", false),
    /** The newest first. */
    NEWEST("-created", "k.created", true),
    /** By description. */
    DESCRIPTION("description", "k.description", false),
    /** By description, backwards. */
    DESCRIPTION_BACKWARDS("-description", "k.description", true),
    /** Those that expire first; then those that do not. */
    EXPIRES("expires", "k.expires", false),
    /** Those that do not expire; then those that expire last. */
    EXPIRES_BACKWARDS("-expires", "k.expires", true),
    /** Those that were never used; then those whose last use is the longest time ago. */
    LAST_USED("lastUsed", "u.lastUsed", false),
    /** Those that were used last; then those that were never used. */
    LAST_USED_BACKWARDS("-lastUsed", "u.lastUsed", true);

    private final String text;
    private final String expression;
    private final boolean backwards;

    KeyOrder(String text, String expression, boolean backwards) {
        this.text = text;
        this.expression = expression;
        this.backwards = backwards;
    }

    /** Returns the order with a name in requests; empty if there is none. */
    public static Optional<KeyOrder> of(String text) {
        for (KeyOrder order : values()) {
            if (order.text.equals(text)) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }

    /** Returns the name in requests. */
    public String text() {
        return text;
    }

    /** The expression that keys are sorted by, before their ids. */
    String expression() {
        return expression;
    }

    boolean isBackwards() {
        return backwards;
    }

    boolean isByDescription() {
        return this == DESCRIPTION || this == DESCRIPTION_BACKWARDS;
    }

    /** Whether keys may lack the value: they are a part of the list of their own, in the order of their creation. */
    boolean isOptional() {
        return isByExpiry() || isByUse();
    }

    boolean isByExpiry() {
        return this == EXPIRES || this == EXPIRES_BACKWARDS;
    }

    boolean isByUse() {
        return this == LAST_USED || this == LAST_USED_BACKWARDS;
    }

    /** Whether the part of those that lack the value comes first. */
    boolean isAbsentFirst() {
        return this == EXPIRES_BACKWARDS || this == LAST_USED;
    }
}
