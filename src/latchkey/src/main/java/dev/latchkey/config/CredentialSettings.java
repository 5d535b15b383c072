package dev.latchkey.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds where requests carry a key, and what challenges say. Immutable.
 *
 * @param realm see {@link Setting#REALM}
 * @param schemes see {@link Setting#SCHEMES}, never empty
 * @param header see {@link Setting#HEADER}
 * @param query see {@link Setting#QUERY}
 */
public record CredentialSettings(String realm, List<String> schemes, Optional<String> header, Optional<String> query) {

    /** Returns the header fields that may carry a key. */
    public List<String> headers() {
        return Stream.concat(Stream.of("Authorization"), header.stream()).toList();
    }
}
