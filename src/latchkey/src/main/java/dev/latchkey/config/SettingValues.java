package dev.latchkey.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks settings up in all sources and parses them. A parser throws an {@link IllegalArgumentException} whose message is the
 * reason, or empty.
 *
 * @param sources in the order in which they are queried
 */
record SettingValues(List<SettingSource> sources) {

    /** Returns the text of the first source that has the setting, or its default. */
    String text(Setting setting) {
        for (SettingSource source : sources) {
            String value = source.value(setting.key());
            if (value != null) {
                return value.isBlank() ? setting.fallback() : value.strip();
            }
        }
        return setting.fallback();
    }

    boolean isDefault(Setting setting) {
        return text(setting).equals(setting.fallback());
    }

    /**
     * Parses a setting.
     *
     * @throws SettingException if the parser does not accept the value
     */
    <T> T required(Setting setting, Function<String, T> parser) {
        String value = text(setting);
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException wrong) {
            throw setting.refuse(value, wrong.getMessage());
        }
    }

    /** Parses a setting; empty if it is. */
    <T> Optional<T> optional(Setting setting, Function<String, T> parser) {
        return text(setting).isEmpty() ? Optional.empty() : Optional.of(required(setting, parser));
    }

    /** Parses each part of a setting between commas and line ends. */
    <T> List<T> list(Setting setting, Function<String, T> parser) {
        return text(setting).isEmpty()
                ? List.of()
                : required(setting, value -> Stream.of(value.split("[,\\n]"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .map(parser)
                        .toList());
    }

    /** Parses each part of a setting, of which there must be one. */
    <T> List<T> nonEmptyList(Setting setting, Function<String, T> parser) {
        List<T> values = list(setting, parser);
        if (values.isEmpty()) {
            throw setting.refuse(text(setting));
        }
        return values;
    }
}
