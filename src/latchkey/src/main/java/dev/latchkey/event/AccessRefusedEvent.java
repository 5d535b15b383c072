package dev.latchkey.event;

import java.util.Objects;
import java.util.Optional;

/**
 * Notifies CDI observers of a request that was refused because of its credentials or its scopes. The filter, a guard, the token
 * endpoint or key management refused it.
 *
 * <p>It is fired with {@code Event.fire} on the thread of the request, once for each refusal, before the response is sent.
 * Observe it with {@code @Observes}, and run slow work on another thread. It contains no secret. The sender of the request
 * chooses {@code path} and can send an id of another key as {@code keyId}. An id has a valid checksum, but such a key may not
 * exist.
 *
 * @param status the HTTP status code, from 400 to 499
 * @param kind the last segment of the problem's {@code type}, such as {@code invalid-key}
 * @param keyId the public id of the key, access token or client in the request; for a valid access token, the id of its client;
 *     empty without a credential, or if its checksum is wrong
 * @param address the address of the client; behind a proxy that the setting {@code latchkey.proxies} does not name, the address
 *     of the proxy
 * @param path the path of the request as it was sent, without its query and its parameters; at most 200 printable ASCII
 *     characters; texts that look like a key are masked
 */
public record AccessRefusedEvent(int status, String kind, Optional<String> keyId, String address, String path) {
    /**
     * Requires all values.
     *
     * @param status the HTTP status code
     * @param kind the kind of the refusal
     * @param keyId the public id, if the request has one
     * @param address the address of the connection
     * @param path the path of the request
     */
    public AccessRefusedEvent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(path, "path");
    }
}
