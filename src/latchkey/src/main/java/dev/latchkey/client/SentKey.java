package dev.latchkey.client;

import dev.latchkey.Caller;
import dev.latchkey.Secret;
import java.util.Collection;
import java.util.Optional;

/** Recognizes keys in header fields by their public id. */
final class SentKey {
    private static final String TOKEN = "Bearer";

    private SentKey() {}

    /**
     * Returns the same secret.
     *
     * @throws IllegalArgumentException if it is not one word of visible ASCII characters
     */
    static Secret checked(Secret key) {
        if (!key.reveal().matches("[\\x21-\\x7e]+")) {
            throw new IllegalArgumentException("The key must be one word of visible ASCII characters");
        }
        return key;
    }

    /**
     * Returns the credential of {@code caller} among the header fields of the request: the value with the id of the key. Empty if the
     * caller is anonymous or the header fields do not have the key, for example those of another request.
     *
     * @param scheme the authentication scheme to send; an access token keeps {@code Bearer}
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
