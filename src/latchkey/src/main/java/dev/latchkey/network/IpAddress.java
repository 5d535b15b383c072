package dev.latchkey.network;

/**
 * Is an IP address of 128 bits. An IPv4 address is the IPv6 address that it is mapped to ({@code ::ffff:192.0.2.7}), so both are equal.
 *
 * <p>Texts are parsed here, and never by {@code InetAddress}, which resolves names.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record IpAddress(long high, long low) {
    static final int BITS = 128;
    static final int IPV4_BITS = 32;

    private static final long MAPPED = 0xffffL;
    private static final int GROUPS = 8;
    private static final int GROUP_BITS = 16;
    private static final int GROUP_MASK = 0xffff;
    private static final int LONGEST = 45;

    /**
     * Returns the address that a text is the usual form of: four decimal numbers without leading zeros, or a form of RFC 4291, section
     * 2.2. Null for every other text, also for names, zones and ports.
     */
    public static IpAddress parse(String text) {
        if (text == null || text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        if (text.indexOf(':') < 0) {
            long ipv4 = ipv4(text, 0);
            return ipv4 < 0 ? null : ofIpv4(ipv4);
        }
        return ipv6(text);
    }

    static IpAddress ofIpv4(long bits) {
        return new IpAddress(0, MAPPED << IPV4_BITS | bits);
    }

    /** Returns the bits of the four numbers from a position to the end; -1 if there is anything else. */
    private static long ipv4(String text, int from) {
        long bits = 0;
        int number = -1;
        int digits = 0;
        int dots = 0;
        for (int i = from; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '.') {
                if (digits == 0 || ++dots > 3) {
                    return -1;
                }
                bits = bits << 8 | number;
                number = -1;
                digits = 0;
            } else {
                if (sign < '0' || sign > '9' || number == 0 || ++digits > 3) {
                    return -1;
                }
                number = (number < 0 ? 0 : number * 10) + sign - '0';
                if (number > 0xff) {
                    return -1;
                }
            }
        }
        return dots == 3 && digits > 0 ? bits << 8 | number : -1;
    }

    private static IpAddress ipv6(String text) {
        long high = 0;
        long low = 0;
        int groups = 0;
        int gap = -1;
        int at = 0;
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            int end = colon < 0 ? text.length() : colon;
            int size = 1;
            long bits;
            if (colon < 0 && text.indexOf('.', at) >= 0) {
                bits = ipv4(text, at);
                size = 2;
            } else {
                bits = group(text, at, end);
            }
            groups += size;
            if (bits < 0 || groups > GROUPS) {
                return null;
            }
            int shift = size * GROUP_BITS;
            high = high << shift | low >>> Long.SIZE - shift;
            low = low << shift | bits;
            at = end + 1;
            if (colon == text.length() - 1) {
                return null;
            }
            if (colon >= 0 && text.charAt(at) == ':') {
                if (gap >= 0) {
                    return null;
                }
                gap = groups;
                at++;
            }
        }
        if (gap < 0) {
            return groups == GROUPS ? new IpAddress(high, low) : null;
        }
        return groups < GROUPS ? opened(high, low, groups - gap, GROUPS - groups) : null;
    }

    /** Returns the bits of up to four hex digits; -1 if there is anything else. */
    private static int group(String text, int from, int to) {
        if (from == to || to - from > 4) {
            return -1;
        }
        int bits = 0;
        for (int i = from; i < to; i++) {
            char sign = text.charAt(i);
            int digit = sign < 128 ? Character.digit(sign, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            bits = bits << 4 | digit;
        }
        return bits;
    }

    /** Opens a gap of zeros before the last groups. */
    private static IpAddress opened(long high, long low, int last, int zeros) {
        int tail = last * GROUP_BITS;
        IpAddress value = new IpAddress(high, low);
        IpAddress after = value.and(mask(BITS - tail).not());
        IpAddress before = value.and(mask(BITS - tail));
        return before.shiftedLeft(zeros * GROUP_BITS).or(after);
    }

    /** Returns an address whose first bits are 1. */
    static IpAddress mask(int bits) {
        long upper = bits == 0 ? 0 : bits >= Long.SIZE ? -1L : -1L << Long.SIZE - bits;
        long lower = bits <= Long.SIZE ? 0 : bits == BITS ? -1L : -1L << BITS - bits;
        return new IpAddress(upper, lower);
    }

    IpAddress and(IpAddress other) {
        return new IpAddress(high & other.high, low & other.low);
    }

    IpAddress or(IpAddress other) {
        return new IpAddress(high | other.high, low | other.low);
    }

    IpAddress not() {
        return new IpAddress(~high, ~low);
    }

    private IpAddress shiftedLeft(int bits) {
        if (bits >= Long.SIZE) {
            return new IpAddress(bits == BITS ? 0 : low << bits - Long.SIZE, 0);
        }
        return bits == 0 ? this : new IpAddress(high << bits | low >>> Long.SIZE - bits, low << bits);
    }

    /** Returns whether it is an IPv4 address, or the IPv6 address that one is mapped to. */
    public boolean isIpv4() {
        return high == 0 && low >>> IPV4_BITS == MAPPED;
    }

    /** Returns whether it is an address of this machine: 127.0.0.0/8 or ::1. */
    public boolean isLoopback() {
        return isIpv4() ? (low >>> 24 & 0xff) == 127 : high == 0 && low == 1;
    }

    /** Compares by value, without a sign. */
    int compare(long otherHigh, long otherLow) {
        int upper = Long.compareUnsigned(high, otherHigh);
        return upper != 0 ? upper : Long.compareUnsigned(low, otherLow);
    }

    private int groupAt(int index) {
        long half = index < 4 ? high : low;
        return (int) (half >>> (3 - index % 4) * GROUP_BITS) & GROUP_MASK;
    }

    /** Returns the canonical form (RFC 5952); that of IPv4 for a mapped address. */
    @Override
    public String toString() {
        if (isIpv4()) {
            return (low >>> 24 & 0xff) + "." + (low >>> 16 & 0xff) + "." + (low >>> 8 & 0xff) + "." + (low & 0xff);
        }
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int length = 0;
            while (i + length < GROUPS && groupAt(i + length) == 0) {
                length++;
            }
            if (length > bestLength) {
                bestStart = i;
                bestLength = length;
            }
        }
        StringBuilder text = new StringBuilder(LONGEST);
        for (int i = 0; i < GROUPS; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(groupAt(i)));
            }
        }
        return text.toString();
    }
}
