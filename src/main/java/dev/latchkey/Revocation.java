package dev.latchkey;

/** Says what a call that deletes a key waits for. */
public enum Revocation {
    /**
     * Nothing but this server: it refuses the key when the call returns, other servers of the same store within
     * {@code latchkey.revocation.lease}.
     */
    HERE,

    /**
     * All servers of the same store: each has confirmed that it refuses the key, or may not trust what it remembers any longer.
     * That takes about as long as {@code latchkey.revocation.poll}, and at most as {@code latchkey.revocation.lease} and
     * {@code latchkey.outage.grace} together.
     */
    AWAIT_EVERYWHERE
}
