package dev.latchkey.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that somebody probably meant by an unknown one. */
public final class Suggestion {
    /** Shorter words differ by one letter from many others. */
    private static final int SHORTEST_MISTYPED = 4;

    /** From this length on, two letters may be wrong. */
    private static final int LONG = 8;

    private Suggestion() {}

    /** Returns the known name that differs only in case, or in what separates its parts; empty if it is known itself. */
    public static Optional<String> otherSpelling(String name, Collection<String> known) {
        if (known.contains(name)) {
            return Optional.empty();
        }
        String letters = letters(name);
        return known.stream()
                .filter(other -> letters(other).equals(letters))
                .sorted()
                .findFirst();
    }

    private static String letters(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    /** Returns the nearest known name of which this one looks like a typing error; empty if it looks like a name of its own. */
    public static Optional<String> of(String name, Collection<String> known) {
        if (known.contains(name)) {
            return Optional.empty();
        }
        return otherSpelling(name, known).or(() -> known.stream()
                .filter(other -> isTypingError(name, other))
                .min(Comparator.<String>comparingInt(other -> distance(name, other))
                        .thenComparing(Comparator.naturalOrder())));
    }

    /** Whether one word looks like the other mistyped: a letter more, less, another or two exchanged; digits are never mistyped. */
    public static boolean isTypingError(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        if (a.equals(b)) {
            return !one.equals(other);
        }
        if (isExchanged(a, b)) {
            return true;
        }
        int shorter = Math.min(a.length(), b.length());
        if (shorter < SHORTEST_MISTYPED || !digits(a).equals(digits(b))) {
            return false;
        }
        return distance(a, b) <= (shorter >= LONG ? 2 : 1);
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    /** Whether two letters beside each other have changed places. */
    private static boolean isExchanged(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        int at = Arrays.mismatch(a.toCharArray(), b.toCharArray());
        return at + 1 < a.length()
                && a.charAt(at) == b.charAt(at + 1)
                && a.charAt(at + 1) == b.charAt(at)
                && a.substring(at + 2).equals(b.substring(at + 2));
    }

    /** The Levenshtein distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
