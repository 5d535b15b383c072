package dev.latchkey.client;

import dev.latchkey.Caller;
import dev.latchkey.Secret;
import java.util.Collection;
import java.util.Optional;

/** Recognises the texts of keys, without knowing how keys are made. */
final class SentKey {
    private static final String TOKEN = "Bearer";

    private SentKey() {}

    /**
     * The same secret.
     *
     * @throws IllegalArgumentException if a header field could not hold it, or it would be two
     */
    static Secret checked(Secret key) {
        if (!key.reveal().matches("[\\x21-\\x7e]+")) {
            throw new IllegalArgumentException("The key must be one word of visible ASCII characters");
        }
        return key;
    }

    /**
     * The key by which {@code caller} authenticated, among the header fields of the request: the one that has the caller's key
     * id in it. Empty if nobody is calling or the key is not there, be it that the fields are those of another request.
     *
     * @param scheme what is to precede it; an access token keeps its own
     */
    static Optional<String> of(Caller caller, Collection<String> values, String scheme) {
        if (caller.isAnonymous()) {
            return Optional.empty();
        }
        String id = "_" + caller.keyId() + "_";
        return values.stream()
                .map(String::strip)
                .filter(value -> word(value).contains(id) && word(value).matches("[0-9A-Za-z_]+"))
                .map(value -> (isToken(value) ? TOKEN : scheme) + " " + word(value))
                .findFirst();
    }

    private static String word(String value) {
        return value.substring(value.lastIndexOf(' ') + 1);
    }

    private static boolean isToken(String value) {
        return value.regionMatches(true, 0, TOKEN + " ", 0, TOKEN.length() + 1);
    }
}
