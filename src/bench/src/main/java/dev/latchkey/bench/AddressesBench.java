package dev.latchkey.bench;

import dev.latchkey.network.AddressRanges;
import dev.latchkey.network.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to look an address up among 50 ranges, the most that a key can have: each time another address. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AddressesBench {
    private static final int RANGES = 50;
    /** A power of two, and more than branch predictors learn by heart. */
    private static final int ADDRESSES = 4096;

    private final AddressRanges ipv4 = ranges("10.%d.0.0/17");
    private final AddressRanges ipv6 = ranges("2001:db8:%x::/64");
    private final IpAddress[] fours = addresses("10.%d.%d.7");
    private final IpAddress[] sixes = addresses("2001:db8:%x:%x::7");
    private int next;

    /** No two of them touch, so they stay 50. */
    private static AddressRanges ranges(String form) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < RANGES; i++) {
            texts.add(String.format(form, 2 * i));
        }
        return AddressRanges.parse(texts);
    }

    /** In all ranges, between them, before and behind them, without an order. */
    private static IpAddress[] addresses(String form) {
        IpAddress[] addresses = new IpAddress[ADDRESSES];
        for (int i = 0; i < ADDRESSES; i++) {
            int mixed = i * 0x9E3779B1;
            addresses[i] = IpAddress.parse(String.format(form, (mixed >>> 8) % 110, (mixed >>> 16) % 256));
        }
        return addresses;
    }

    @Benchmark
    public boolean ipv4InRanges() {
        return ipv4.contain(fours[next++ & ADDRESSES - 1]);
    }

    @Benchmark
    public boolean ipv6InRanges() {
        return ipv6.contain(sixes[next++ & ADDRESSES - 1]);
    }
}
