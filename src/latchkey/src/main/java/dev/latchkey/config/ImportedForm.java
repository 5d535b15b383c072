package dev.latchkey.config;

import dev.latchkey.Secret;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Describes the keys of another system that were imported with their digests. Immutable.
 *
 * @param prefix how these keys begin, separator included
 * @param secret the key of the HMAC-SHA-256 that they are digested with; empty for SHA-256
 * @param rest whether the digest is that of the text after the prefix, not of the whole text
 */
public record ImportedForm(String prefix, Optional<Secret> secret, boolean rest) {
    private static final Pattern PREFIX = Pattern.compile("[!-+\\--:<-~]{2,40}");
    private static final List<String> FIELDS = List.of("prefix", "digest", "secret", "of");
    private static final String SHA_256 = "sha256";
    private static final String HMAC = "hmac-sha256";

    /** Returns the name of the algorithm, as in imported digests. */
    public String algorithm() {
        return secret.isPresent() ? HMAC : SHA_256;
    }

    /**
     * Reads the value of {@link Setting#KEY_IMPORTED}.
     *
     * @param prefixes the prefixes of keys that are made here, which must not be confused with these
     */
    static List<ImportedForm> parseAll(String text, List<String> prefixes) {
        List<ImportedForm> forms = new ArrayList<>();
        for (String entry : text.split("[;\\n]")) {
            if (!entry.isBlank()) {
                ImportedForm form = parse(entry.strip(), forms.size() + 1);
                for (ImportedForm other : forms) {
                    requireDistinct(form.prefix, other.prefix, forms.size() + 1);
                }
                for (String own : prefixes) {
                    requireDistinct(form.prefix, own + "_", forms.size() + 1);
                }
                forms.add(form);
            }
        }
        return List.copyOf(forms);
    }

    private static void requireDistinct(String one, String other, int number) {
        if (one.startsWith(other) || other.startsWith(one)) {
            throw refuse(number, "its keys begin like those of another entry or of " + Setting.KEY_PREFIX.key());
        }
    }

    private static ImportedForm parse(String entry, int number) {
        Map<String, String> fields = new HashMap<>();
        for (String field : entry.split("\\s+")) {
            int equals = Math.max(field.indexOf('='), 0);
            String name = field.substring(0, equals);
            if (!FIELDS.contains(name) || fields.put(name, field.substring(equals + 1)) != null) {
                throw refuse(number, "its fields are not prefix=, digest= and, if needed, secret= and of=, each once");
            }
        }
        if (!PREFIX.matcher(fields.getOrDefault("prefix", "")).matches()) {
            throw refuse(number, "prefix= is missing, or is not 2 to 40 printable characters without , and ;");
        }
        String of = fields.getOrDefault("of", "text");
        if (!List.of("text", "rest").contains(of)) {
            throw refuse(number, "of= is neither text nor rest");
        }
        return new ImportedForm(fields.get("prefix"), secret(fields, number), of.equals("rest"));
    }

    private static Optional<Secret> secret(Map<String, String> fields, int number) {
        String digest = fields.getOrDefault("digest", "");
        String secret = fields.get("secret");
        if (digest.equals(SHA_256) && secret == null) {
            return Optional.empty();
        }
        if (!digest.equals(HMAC) || secret == null) {
            throw refuse(number, "digest= is neither sha256 without secret= nor hmac-sha256 with secret=");
        }
        try {
            if (Base64.getDecoder().decode(secret).length > 0) {
                return Optional.of(Secret.of(secret));
            }
        } catch (IllegalArgumentException noBase64) {
            // The message must not repeat it.
        }
        throw refuse(number, "secret= is not base64");
    }

    private static SettingException refuse(int number, String why) {
        return Setting.KEY_IMPORTED.refuse("", "entry " + number + ": " + why);
    }
}
