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
     * What has the outline of a key.
     *
     * @param text its text, of which nobody knows yet whether it is {@linkplain KeyText#isIntact() intact}
     */
    record Key(KeyText text) implements Credential {}

    /**
     * What has the outline of an access token.
     *
     * @param text its text, as for a key
     */
    record Token(KeyText text) implements Credential {}
}
