package dev.latchkey.writing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Holds bytes from when they are scanned until they are read. Not thread-safe. */
final class ByteQueue {
    private byte[] bytes;
    private int start;
    private int end;

    ByteQueue() {
        this(256);
    }

    /** Makes a queue that grows when it is to hold more than {@code capacity} bytes. */
    ByteQueue(int capacity) {
        bytes = new byte[capacity];
    }

    boolean isEmpty() {
        return start == end;
    }

    int size() {
        return end - start;
    }

    void clear() {
        start = 0;
        end = 0;
    }

    void add(byte value) {
        if (end == bytes.length) {
            makeRoom(1);
        }
        bytes[end++] = value;
    }

    void add(byte[] source, int from, int to) {
        int length = to - from;
        if (end + length > bytes.length) {
            makeRoom(length);
        }
        System.arraycopy(source, from, bytes, end, length);
        end += length;
    }

    /** Adds what {@code other} holds from its byte {@code from} on. */
    void add(ByteQueue other, int from) {
        add(other.bytes, other.start + from, other.end);
    }

    byte get(int index) {
        return bytes[start + index];
    }

    boolean is(String ascii) {
        return size() == ascii.length() && new String(toArray(), StandardCharsets.US_ASCII).equals(ascii);
    }

    boolean is(byte[] other) {
        return Arrays.equals(bytes, start, end, other, 0, other.length);
    }

    int take(byte[] target, int offset, int length) {
        int taken = Math.min(length, size());
        System.arraycopy(bytes, start, target, offset, taken);
        start += taken;
        if (isEmpty()) {
            clear();
        }
        return taken;
    }

    /** Moves the first {@code length} bytes to another queue. */
    void moveTo(ByteQueue other, int length) {
        other.add(bytes, start, start + length);
        drop(length);
    }

    /** Removes the first {@code length} bytes. */
    void drop(int length) {
        start += length;
        if (isEmpty()) {
            clear();
        }
    }

    /** Removes the last {@code length} bytes. */
    void dropLast(int length) {
        end -= length;
    }

    byte[] toArray() {
        return Arrays.copyOfRange(bytes, start, end);
    }

    private void makeRoom(int length) {
        int size = size();
        byte[] larger = size + length <= bytes.length ? bytes : new byte[Math.max(2 * bytes.length, size + length)];
        System.arraycopy(bytes, start, larger, 0, size);
        bytes = larger;
        start = 0;
        end = size;
    }
}
