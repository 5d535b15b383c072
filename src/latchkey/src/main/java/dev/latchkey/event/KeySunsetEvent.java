package dev.latchkey.event;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Notifies CDI observers in a program that <em>sends</em> a key that the called service announces the end of the key. The filters and
 * header factories of {@code dev.latchkey.client} fire it once for each key, on the thread that reads the response.
 *
 * @param keyId the public id of the key
 * @param origin the origin of the called service, such as {@code https://api.example.com}
 * @param sunset when the service stops accepting the key ({@code Sunset}, RFC 8594)
 * @param deprecated since when the key is to be replaced ({@code Deprecation}, RFC 9745); empty if the service does not say so
 * @param link the page about the end of the key, as the service sent it; empty if there is none
 */
public record KeySunsetEvent(
        String keyId, String origin, Instant sunset, Optional<Instant> deprecated, Optional<String> link) {
    /**
     * Requires all values.
     *
     * @param keyId the public id of the key
     * @param origin the origin of the called service
     * @param sunset when the service stops accepting the key
     * @param deprecated since when the key is to be replaced
     * @param link the page about the end of the key
     */
    public KeySunsetEvent {
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(sunset, "sunset");
        Objects.requireNonNull(deprecated, "deprecated");
        Objects.requireNonNull(link, "link");
    }
}
