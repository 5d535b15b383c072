package dev.latchkey.config;

import java.util.Arrays;
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
                throw refuse(source, name, Suggestion.nearest(name, KNOWN));
            }
            if (resembles(name) && source.isOurs()) {
                Suggestion.otherSpelling(name, KNOWN).ifPresent(meant -> {
                    throw refuse(source, name, meant);
                });
            }
        }
    }

    /** Returns whether a name begins like a setting, in any case and with any separator. */
    private static boolean resembles(String name) {
        return name.regionMatches(true, 0, BRAND, 0, BRAND.length());
    }

    private static SettingException refuse(SettingSource source, String name, String meant) {
        return new SettingException(
                "The " + source.place() + " " + name + " is no setting of Latchkey: did you mean " + meant + "?");
    }
}
