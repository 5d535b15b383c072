package dev.latchkey.rest;

/**
 * Keeps the object that the response filter lets the host write as it is on the thread that writes it, where to ask costs
 * least.
 */
final class Approval {
    /** Its class is not ours, so that threads of the server do not keep the web application when it is undeployed. */
    private static final ThreadLocal<Object[]> BEING_WRITTEN = ThreadLocal.withInitial(() -> new Object[1]);

    private Approval() {}

    /** Notes that what was approved is being written by the running thread; returns what was before, to be put back. */
    static Object enter(Object approved) {
        Object[] place = BEING_WRITTEN.get();
        Object before = place[0];
        place[0] = approved;
        return before;
    }

    /** Puts back what {@link #enter} returned. */
    static void leaveTo(Object before) {
        BEING_WRITTEN.get()[0] = before;
    }

    /** Whether this very object was approved, and the running thread writes the response that it was approved for. */
    static boolean isOf(Object value) {
        return value == BEING_WRITTEN.get()[0];
    }
}
