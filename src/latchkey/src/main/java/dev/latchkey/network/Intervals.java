package dev.latchkey.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Holds intervals of 128-bit numbers, joined where they touch, and searches them by bisection. Immutable. */
final class Intervals {
    private final long[] firstHigh;
    private final long[] firstLow;
    private final long[] lastHigh;
    private final long[] lastLow;

    private Intervals(List<IpAddress[]> joined) {
        int size = joined.size();
        firstHigh = new long[size];
        firstLow = new long[size];
        lastHigh = new long[size];
        lastLow = new long[size];
        for (int i = 0; i < size; i++) {
            firstHigh[i] = joined.get(i)[0].high();
            firstLow[i] = joined.get(i)[0].low();
            lastHigh[i] = joined.get(i)[1].high();
            lastLow[i] = joined.get(i)[1].low();
        }
    }

    static Intervals of(List<AddressRange> ranges) {
        List<AddressRange> sorted = new ArrayList<>(ranges);
        Comparator<IpAddress> byValue = (one, other) -> one.compare(other.high(), other.low());
        sorted.sort(Comparator.comparing(AddressRange::first, byValue));
        List<IpAddress[]> joined = new ArrayList<>();
        for (AddressRange range : sorted) {
            IpAddress[] before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before == null || byValue.compare(range.first(), next(before[1])) > 0) {
                joined.add(new IpAddress[] {range.first(), range.last()});
            } else if (byValue.compare(range.last(), before[1]) > 0) {
                before[1] = range.last();
            }
        }
        return new Intervals(joined);
    }

    /** Returns the number after this one; the last number has none, and stays. */
    private static IpAddress next(IpAddress value) {
        if (value.low() != -1L) {
            return new IpAddress(value.high(), value.low() + 1);
        }
        return value.high() == -1L ? value : new IpAddress(value.high() + 1, 0);
    }

    boolean contain(long high, long low) {
        int from = 0;
        int to = firstHigh.length - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            if (isBefore(high, low, firstHigh[middle], firstLow[middle])) {
                to = middle - 1;
            } else if (isBefore(lastHigh[middle], lastLow[middle], high, low)) {
                from = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    private static boolean isBefore(long high, long low, long otherHigh, long otherLow) {
        return high == otherHigh ? Long.compareUnsigned(low, otherLow) < 0 : Long.compareUnsigned(high, otherHigh) < 0;
    }

    /** Touching intervals are joined, so an interval is within one of these or not within all of them. */
    boolean containAll(Intervals others) {
        for (int i = 0; i < others.firstHigh.length; i++) {
            if (!contain(others.firstHigh[i], others.firstLow[i]) || !contain(others.lastHigh[i], others.lastLow[i])) {
                return false;
            }
            if (indexOf(others.firstHigh[i], others.firstLow[i]) != indexOf(others.lastHigh[i], others.lastLow[i])) {
                return false;
            }
        }
        return true;
    }

    private int indexOf(long high, long low) {
        int index = 0;
        while (isBefore(lastHigh[index], lastLow[index], high, low)) {
            index++;
        }
        return index;
    }
}
