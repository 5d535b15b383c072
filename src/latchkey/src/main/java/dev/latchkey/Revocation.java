package dev.latchkey;

/** Defines what a call that deletes a key waits for. */
public enum Revocation {
    /**
     * Waits for this server only: it refuses the key when the call returns. Other servers of the same store refuse it within
     * {@code latchkey.revocation.lease}.
     */
    HERE,

    /**
     * Waits for all servers of the same store: each has confirmed that it refuses the key, or its cached keys are no longer valid.
     * This takes about as long as {@code latchkey.revocation.poll}. It takes at most as long as
     * {@code latchkey.revocation.lease} and {@code latchkey.outage.grace} together.
     */
    AWAIT_EVERYWHERE
}
