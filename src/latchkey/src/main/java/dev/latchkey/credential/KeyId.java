package dev.latchkey.credential;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds a key in a memory: its public id, in less than half of what a {@link String} of it takes, for one is made for each
 * request. Immutable.
 */
public final class KeyId {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int SPREAD = 0x9E3779B9;

    private final long start;
    private final int end;

    private KeyId(long start, int end) {
        this.start = start;
        this.end = end;
    }

    /** The id whose digits begin there. */
    static KeyId in(byte[] text, int from) {
        return new KeyId((long) LONGS.get(text, from), (int) INTS.get(text, from + Long.BYTES));
    }

    /** An id as it is stored and shown. Of one that is too long to be a key's only the beginning counts. */
    public static KeyId of(String id) {
        return in(Arrays.copyOf(id.getBytes(StandardCharsets.ISO_8859_1), KeyText.ID_LENGTH), 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyId that && start == that.start && end == that.end;
    }

    @Override
    public int hashCode() {
        return (Long.hashCode(start) * 31 + end) * SPREAD;
    }
}
