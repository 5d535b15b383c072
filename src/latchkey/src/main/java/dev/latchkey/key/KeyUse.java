package dev.latchkey.key;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells how much a key was used.
 *
 * @param keyId the id of the key
 * @param lastUsed when it was last used
 * @param calls how many requests it has authenticated
 * @param address where one of its last requests came from; empty if that is not known
 * @param scopes those of its scopes that decided something
 * @param conclusive whether it was watched so long that its other scopes count as unused
 */
public record KeyUse(
        String keyId, Instant lastUsed, long calls, String address, Set<String> scopes, boolean conclusive) {
    /** A use of which no scope is known. */
    public KeyUse(String keyId, Instant lastUsed, long calls, String address) {
        this(keyId, lastUsed, calls, address, Set.of(), false);
    }

    /** A use from an address that is not known. */
    public KeyUse(String keyId, Instant lastUsed, long calls) {
        this(keyId, lastUsed, calls, "");
    }

    /** Returns those of these scopes that decided nothing for so long that they can be taken away; empty if that is not known. */
    public Set<String> unused(Set<String> held) {
        Set<String> unused = new TreeSet<>(conclusive ? held : Set.of());
        unused.removeAll(scopes);
        return unused;
    }
}
