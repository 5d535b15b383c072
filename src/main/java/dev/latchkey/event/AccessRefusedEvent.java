package dev.latchkey.event;

import java.util.Objects;
import java.util.Optional;

/**
 * Tells CDI observers that a request was refused because of its credentials or its scopes: by the filter, by a guard, where access
 * tokens are issued, or where keys are managed.
 *
 * <p>Fired with {@code Event.fire} on the thread of the request, once for each, before the response is sent: observe it with
 * {@code @Observes}, and hand slow work on. It holds no secret. Whoever sends requests chooses {@code path} and, by sending
 * other people's ids, {@code keyId}: an id is of a text whose checksum holds, not of a key that exists.
 *
 * @param status the HTTP status code, from 400 to 499
 * @param kind the end of the problem's {@code type}, such as {@code invalid-key}
 * @param keyId the public id of the key, the access token or the client that was sent; for an access token that works, the id of its
 *     client; empty if none was sent, or one whose checksum does not hold
 * @param address the address of the socket, as {@code getRemoteAddr} returns it: behind a proxy that of the proxy
 * @param path the path of the request as it was sent, without its query and its parameters, with at most 200 printable ASCII
 *     characters; what looks like a key in it is masked
 */
public record AccessRefusedEvent(int status, String kind, Optional<String> keyId, String address, String path) {
    /** Requires all of them. */
    public AccessRefusedEvent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(path, "path");
    }
}
