package dev.latchkey.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Refuses names that look like settings and are none, with the name that was probably meant. */
final class SettingNames {
    private static final String BRAND = "latchkey";
    private static final String NAMESPACE = BRAND + ".";
    private static final List<String> KNOWN =
            Arrays.stream(Setting.values()).map(Setting::key).toList();

    private SettingNames() {}

    /**
     * Checks all names of a source.
     *
     * @throws SettingException if one is unknown
     */
    static void check(SettingSource source) {
        for (String name : source.names()) {
            if (name.startsWith(NAMESPACE) && !KNOWN.contains(name)) {
                throw refuse(source, name, nearest(name));
            }
            if (resembles(name) && source.isOurs()) {
                Suggestion.otherSpelling(name, KNOWN).ifPresent(meant -> {
                    throw refuse(source, name, meant);
                });
            }
        }
    }

    /** Where as many letters would change, letters that are only missing are likelier than wrong ones. */
    private static String nearest(String name) {
        String end = name.substring(name.lastIndexOf('.') + 1);
        return KNOWN.stream()
                .min(Comparator.<String>comparingInt(known -> distance(name, known))
                        .thenComparing(known -> !known.contains(end))
                        .thenComparingInt(known -> Suggestion.distance(name, known))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** The number of letters to change, where a part that was left out counts as one letter: {@code latchkey.lease} is short. */
    private static int distance(String name, String known) {
        return Math.min(Suggestion.distance(name, known), distance(parts(name), parts(known)));
    }

    private static List<String> parts(String name) {
        return List.of(name.split("\\."));
    }

    private static int distance(List<String> name, List<String> known) {
        if (name.isEmpty()) {
            return known.size();
        }
        if (known.isEmpty()) {
            return String.join("", name).length();
        }
        List<String> rest = known.subList(1, known.size());
        int same = Suggestion.distance(name.get(0), known.get(0)) + distance(name.subList(1, name.size()), rest);
        int leftOut = 1 + distance(name, rest);
        return Math.min(same, leftOut);
    }

    /** Returns whether a name begins like a setting, in any case and with any separator. */
    private static boolean resembles(String name) {
        return name.regionMatches(true, 0, BRAND, 0, BRAND.length());
    }

    private static SettingException refuse(SettingSource source, String name, String meant) {
        return new SettingException(
                "The " + source.place() + " " + name + " is not a setting of Latchkey. Did you mean " + meant + "?");
    }
}
