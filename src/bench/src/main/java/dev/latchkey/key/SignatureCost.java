package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.Secret;
import dev.latchkey.config.Pepper;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Times what signatures add to a look-up in the database: those of a key with three scopes and of its application, in turns. */
public final class SignatureCost {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 15;
    private static final int TIMES = 100_000;

    private SignatureCost() {}

    /** Prints the median, in microseconds. */
    public static void main(String[] arguments) {
        RowSigner signer = new RowSigner(
                List.of(new Pepper(1, Secret.of(Base64.getEncoder().encodeToString(new byte[32])))), Optional.empty());
        RowSigner without = new RowSigner(List.of(), Optional.empty());
        GenuineRows signed = new GenuineRows(signer);
        GenuineRows unsigned = new GenuineRows(without);
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        ApplicationEntity application =
                signed.sign(new ApplicationEntity(new DescribedApplication("shop", "The shop", now), 1));
        ApiKey key = new DescribedKey(
                "0123456789AB",
                "shop",
                "A key",
                Set.of("Inputs:Get", "Inputs:Add", "Concepts:Get"),
                now,
                ApiKey.State.ACTIVE,
                Optional.of(now));
        KeyDigest digest = KeyDigest.parse("hmac-sha256:1:" + "0".repeat(64));
        ApiKeyEntity row = signed.sign(new ApiKeyEntity(new KeyRecord(key, digest), application));
        double[] more = new double[ROUNDS];
        for (int round = -5; round < ROUNDS; round++) {
            double with = micros(signed, row);
            double bare = micros(unsigned, row);
            if (round >= 0) {
                more[round] = with - bare;
            }
        }
        Arrays.sort(more);
        System.out.printf(
                "a look-up costs %.2f µs more with signatures (%.2f to %.2f)%n",
                more[ROUNDS / 2], more[0], more[ROUNDS - 1]);
    }

    private static double micros(GenuineRows rows, ApiKeyEntity row) {
        // The time of this thread alone, so that other work on the machine does not count.
        long began = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < TIMES; i++) {
            if (rows.toRecord(row).isEmpty()) {
                throw new IllegalStateException("the row is right");
            }
        }
        return (THREADS.getCurrentThreadCpuTime() - began) / 1000.0 / TIMES;
    }
}
