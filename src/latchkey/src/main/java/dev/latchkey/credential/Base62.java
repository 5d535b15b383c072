package dev.latchkey.credential;

import java.util.Arrays;

/** Reads numbers in base 62. */
final class Base62 {
    static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    static final int RADIX = DIGITS.length();
    private static final byte[] VALUES = values();

    private Base62() {}

    static boolean areDigits(byte[] bytes, int from, int to) {
        int all = 0;
        for (int i = from; i < to; i++) {
            // Of a byte that is no digit the sign bit stays.
            all |= VALUES[bytes[i] & 0xff];
        }
        return all >= 0;
    }

    /** What each byte is worth as a digit; -1 for those that are none. */
    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < DIGITS.length(); i++) {
            values[DIGITS.charAt(i)] = (byte) i;
        }
        return values;
    }

    static long number(byte[] bytes, int from) {
        long number = 0;
        for (int i = from; i < bytes.length; i++) {
            number = number * RADIX + VALUES[bytes[i] & 0xff];
        }
        return number;
    }
}
