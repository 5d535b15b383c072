package dev.latchkey.writing;

/**
 * Sorts scanned bytes: to the reader, or left out. Those from the comma before a member to its value are held until the value shows
 * which. Not thread-safe.
 */
final class ScannedBytes {
    private static final int NOTHING = -1;
    private static final int MOST_HELD = 20_000;

    private final ByteQueue output = new ByteQueue();
    private final ByteQueue held = new ByteQueue();
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

    /** Begins to hold bytes, unless they are left out anyway. */
    void hold() {
        holding = leftOut == NOTHING;
    }

    void leaveOutAt(int depth) {
        leftOut = depth;
    }

    /** Gives the reader nothing more. */
    void close() {
        closed = true;
    }

    void emit(byte b) {
        if (leftOut == NOTHING && !closed) {
            if (holding && held.size() == MOST_HELD) {
                throw new MalformedBodyException("has too much space around a name");
            }
            (holding ? held : output).add(b);
        }
    }

    void emit(byte[] source, int from, int to) {
        if (holding) {
            for (int i = from; i < to; i++) {
                emit(source[i]);
            }
        } else if (leftOut == NOTHING && !closed) {
            output.add(source, from, to);
        }
    }

    /** Gives the reader what was held: the member is not left out. The first one of its object has no comma before it. */
    void release(JsonPath path) {
        if (!holding) {
            return;
        }
        holding = false;
        if (!closed) {
            boolean comma = !held.isEmpty() && held.get(0) == ',';
            output.add(held, comma && !path.hasMembers() ? 1 : 0);
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
        }
    }
}
