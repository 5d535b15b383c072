package dev.latchkey.network;

/**
 * Is a range of addresses with a common beginning (CIDR, RFC 4632 and RFC 4291).
 *
 * @param first the lowest address
 * @param bits how many bits of 128 are common
 */
record AddressRange(IpAddress first, int bits) {
    private static final int MAPPED_BITS = IpAddress.BITS - IpAddress.IPV4_BITS;

    /**
     * Returns the range of an address, or of an address, a slash and the number of common bits. Bits after these count as zero.
     *
     * @return null if the text is none
     */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return null;
        }
        boolean dotted = text.indexOf(':') < 0;
        int bits = slash < 0 ? IpAddress.BITS : bits(text.substring(slash + 1), dotted);
        if (bits < 0) {
            return null;
        }
        return new AddressRange(address.and(IpAddress.mask(bits)), bits);
    }

    private static int bits(String text, boolean dotted) {
        if (!text.matches("0|[1-9][0-9]{0,2}")) {
            return -1;
        }
        int bits = Integer.parseInt(text) + (dotted ? MAPPED_BITS : 0);
        return bits > IpAddress.BITS ? -1 : bits;
    }

    /** Returns whether it is a range of IPv4 addresses. Other ranges have none, even where they go around all of IPv4. */
    boolean isIpv4() {
        return bits >= MAPPED_BITS && first.isIpv4();
    }

    IpAddress last() {
        return first.or(IpAddress.mask(bits).not());
    }

    /** Returns the canonical form: an address alone if it is one. */
    @Override
    public String toString() {
        if (bits == IpAddress.BITS) {
            return first.toString();
        }
        if (isIpv4()) {
            return first + "/" + (bits - MAPPED_BITS);
        }
        return first + "/" + bits;
    }
}
