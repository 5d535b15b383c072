package dev.latchkey.credential;

import dev.latchkey.Refusal;

/** Tells what a request sent by way of credentials. */
public sealed interface Credential {

    /** Nothing that is ours to judge. */
    record None() implements Credential {}

    /**
     * Something that cannot be a key, refused without asking the store.
     *
     * @param refusal why
     */
    record Unusable(Refusal refusal) implements Credential {}

    /**
     * A well-formed key.
     *
     * @param text its text
     */
    record Key(KeyText text) implements Credential {}
}
