package dev.latchkey.writing;

/**
 * Sorts scanned bytes: to the reader, or left out. Those from the comma before a member to its value are held until the value shows
 * which. Bytes are taken in order, and copied in as large pieces as possible. Not thread-safe.
 */
final class ScannedBytes {
    private static final int NOTHING = -1;
    private static final int MOST_HELD = 20_000;
    private static final byte[] NO_BYTES = {};

    private final ByteQueue output = new ByteQueue(BodyGate.CHUNK);
    /** What was held of earlier chunks. */
    private final ByteQueue held = new ByteQueue();

    private byte[] chunk = NO_BYTES;
    /** How many bytes of the chunk were taken. */
    private int taken;
    /** From where on bytes of the chunk were not sorted yet: they are held, left out, or for the reader. */
    private int from;

    private boolean holding;
    private boolean closed;
    /** The depth at which a value is left out. */
    private int leftOut = NOTHING;

    /** Returns what the reader may have. */
    ByteQueue output() {
        return output;
    }

    boolean isHolding() {
        return holding;
    }

    boolean isLeavingOut() {
        return leftOut != NOTHING;
    }

    /** Returns the depth at which a value is left out. */
    int leftOut() {
        return leftOut;
    }

    boolean isLeavingOutAt(int depth) {
        return leftOut == depth;
    }

    /** Begins a chunk. */
    void begin(byte[] bytes) {
        chunk = bytes;
        taken = 0;
        from = 0;
    }

    /** Takes the next bytes of the chunk. */
    void take(int count) {
        taken += count;
    }

    /** Ends the chunk: its bytes are no longer there. */
    void finish() {
        if (holding && leftOut == NOTHING) {
            held.add(chunk, from, taken);
            if (held.size() > MOST_HELD) {
                throw new MalformedBodyException("has too much space around a name");
            }
        } else {
            sort();
        }
        begin(NO_BYTES);
    }

    private void sort() {
        if (leftOut == NOTHING && !closed && taken > from) {
            output.add(chunk, from, taken);
        }
        from = taken;
    }

    /** Begins to hold bytes, unless they are left out anyway. */
    void hold() {
        if (leftOut == NOTHING) {
            sort();
            holding = true;
        }
    }

    /** Leaves out what is held and what comes until the value at this depth ends. */
    void leaveOutAt(int depth) {
        if (!holding) {
            sort();
        }
        leftOut = depth;
    }

    /** Gives the reader nothing more. */
    void close() {
        closed = true;
    }

    /** Gives the reader what was held: the member is not left out. The first one of its object has no comma before it. */
    void release(JsonPath path) {
        if (!holding) {
            return;
        }
        holding = false;
        if (!closed) {
            boolean isComma =
                    !path.hasMembers() && (held.isEmpty() ? taken > from && chunk[from] == ',' : held.get(0) == ',');
            if (!held.isEmpty()) {
                output.add(held, isComma ? 1 : 0);
            } else if (isComma) {
                from++;
            }
            path.hasMember();
        }
        held.clear();
    }

    /** Ends a value, which was perhaps left out with the member that it belongs to. */
    void endValue(int depth) {
        if (leftOut == depth) {
            leftOut = NOTHING;
            held.clear();
            holding = false;
            from = taken;
        }
    }
}
