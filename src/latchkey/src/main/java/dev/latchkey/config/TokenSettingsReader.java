package dev.latchkey.config;

import static dev.latchkey.config.SettingParsers.duration;
import static dev.latchkey.config.SettingParsers.matching;
import static dev.latchkey.config.SettingParsers.oneOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes {@link TokenSettings} from the texts of all sources.
 *
 * @param values the texts
 */
record TokenSettingsReader(SettingValues values) {
    private static final Pattern LINK =
            Pattern.compile("(?:https?://[^\\s<>\"/?#,]+(?:/[^\\s<>\"]{0,500})?|/[^\\s<>\"]{0,500})");
    private static final Duration SHORTEST_LIFETIME = Duration.ofSeconds(60);
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(10);

    /**
     * Reads them. Mistakes are refused whether access tokens are on or off.
     *
     * @param keyPrefixes the prefixes of keys, which tokens and clients must not have
     * @return empty if access tokens are off
     */
    Optional<TokenSettings> read(List<String> keyPrefixes) {
        boolean on = values.required(Setting.TOKENS, SettingParsers::flag);
        Optional<Instant> sunset = values.optional(Setting.TOKENS_SUNSET, SettingParsers::moment);
        if (on && sunset.isEmpty()) {
            throw Setting.TOKENS_SUNSET.refuse("", "required while access tokens are on");
        }
        TokenSettings tokens = new TokenSettings(
                sunset.orElse(SettingParsers.LAST_MOMENT),
                deprecated(sunset.orElse(SettingParsers.LAST_MOMENT)),
                values.required(Setting.TOKENS_PATH, SettingParsers::path),
                values.required(Setting.TOKENS_PREFIX, KeyPrefix::require),
                values.required(Setting.TOKENS_LIFETIME, duration(SHORTEST_LIFETIME, LONGEST_LIFETIME)),
                values.required(Setting.TOKENS_SCOPES, oneOf(TokenSettings.Scopes.class)),
                values.required(Setting.TOKENS_LENIENT, SettingParsers::flag),
                values.optional(Setting.TOKENS_LINK, matching(LINK)));
        if (on && (keyPrefixes.contains(tokens.prefix()) || keyPrefixes.contains(tokens.clientPrefix()))) {
            throw Setting.TOKENS_PREFIX.refuse(tokens.prefix(), "the same prefix as in " + Setting.KEY_PREFIX.key());
        }
        return on ? Optional.of(tokens) : Optional.empty();
    }

    private Instant deprecated(Instant sunset) {
        Instant deprecated = values.required(Setting.TOKENS_DEPRECATED, SettingParsers::moment);
        if (!deprecated.isAfter(sunset)) {
            return deprecated;
        }
        if (!values.isDefault(Setting.TOKENS_DEPRECATED)) {
            throw Setting.TOKENS_DEPRECATED.refuse(values.text(Setting.TOKENS_DEPRECATED), "after the sunset");
        }
        // What ends was deprecated before.
        return sunset;
    }
}
