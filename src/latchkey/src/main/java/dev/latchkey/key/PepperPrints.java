package dev.latchkey.key;

import dev.latchkey.config.Pepper;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares the peppers of two environments by fingerprints, which reveal nothing about them. Immutable. */
final class PepperPrints {
    private static final int LENGTH = 8;

    private final Map<Integer, String> byVersion = new TreeMap<>();

    PepperPrints(List<Pepper> peppers) {
        for (Pepper pepper : peppers) {
            byte[] print = Hkdf.derive(pepper.bytes(), "latchkey pepper fingerprint", LENGTH);
            byVersion.put(pepper.version(), HexFormat.of().formatHex(print));
        }
    }

    /** Returns the fingerprints by version. */
    Map<Integer, String> all() {
        return byVersion;
    }

    /** Returns the version that a pepper with a fingerprint has here; empty if it is not configured here. */
    Optional<Integer> versionOf(String print) {
        return byVersion.entrySet().stream()
                .filter(entry -> entry.getValue().equals(print))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
