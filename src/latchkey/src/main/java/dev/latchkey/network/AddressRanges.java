package dev.latchkey.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Holds ranges of addresses, and finds an address in them without allocation. Immutable. */
public final class AddressRanges {
    /** Contains no address. */
    public static final AddressRanges NONE = new AddressRanges(List.of());

    private final List<String> texts;
    private final Intervals ipv4;
    private final Intervals ipv6;

    private AddressRanges(Collection<AddressRange> ranges) {
        Set<String> canonical = new LinkedHashSet<>();
        List<AddressRange> four = new ArrayList<>();
        List<AddressRange> six = new ArrayList<>();
        for (AddressRange range : ranges) {
            canonical.add(range.toString());
            (range.isIpv4() ? four : six).add(range);
        }
        texts = List.copyOf(canonical);
        ipv4 = Intervals.of(four);
        ipv6 = Intervals.of(six);
    }

    /**
     * Parses ranges such as {@code 192.0.2.7}, {@code 10.0.0.0/8} and {@code 2001:db8::/32}.
     *
     * @throws IllegalArgumentException if a text is none; the message repeats it if it is short
     */
    public static AddressRanges parse(Collection<String> texts) {
        List<AddressRange> ranges = new ArrayList<>();
        for (String text : texts) {
            AddressRange range = AddressRange.parse(text);
            if (range == null) {
                throw new IllegalArgumentException((text.matches("[\\x21-\\x7e]{1,60}") ? "\"" + text + "\"" : "a text")
                        + " is neither an address nor a range such as 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32");
            }
            ranges.add(range);
        }
        return new AddressRanges(ranges);
    }

    /** Returns the canonical forms, in the order in which they were given, each once. */
    public List<String> texts() {
        return texts;
    }

    /** Returns whether there are no ranges. */
    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /** Returns whether an address is in one of the ranges; false for null. */
    public boolean contain(IpAddress address) {
        if (address == null) {
            return false;
        }
        return (address.isIpv4() ? ipv4 : ipv6).contain(address.high(), address.low());
    }

    /** Returns whether every address of other ranges is in one of these. */
    public boolean containAll(AddressRanges others) {
        return ipv4.containAll(others.ipv4) && ipv6.containAll(others.ipv6);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressRanges that && texts.equals(that.texts);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }

    @Override
    public String toString() {
        return String.join(" ", texts);
    }
}
