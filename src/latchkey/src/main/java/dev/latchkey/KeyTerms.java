package dev.latchkey;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Limits how long a key is accepted, and from which addresses, and holds its labels. Most keys have none of them.
 *
 * <pre>{@code
 * @Inject ApiKeys keys;
 *
 * IssuedKey issueFor(java.time.Duration time) {
 *     KeyTerms terms = KeyTerms.none().expiringAt(java.time.Instant.now().plus(time));
 *     return keys.issue("shop", "Trade fair", Set.of("Inputs:Get"), terms);
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe. Methods that change something return another object.
 *
 * @see ApiKeys
 */
public final class KeyTerms {
    private static final KeyTerms NONE = new KeyTerms(null, Set.of(), Map.of());

    private final @Nullable Instant expires;
    private final Set<String> addresses;
    private final Map<String, String> labels;

    private KeyTerms(@Nullable Instant expires, Set<String> addresses, Map<String, String> labels) {
        this.expires = expires;
        this.addresses = addresses;
        this.labels = labels;
    }

    /** {@return terms without limits} */
    public static KeyTerms none() {
        return NONE;
    }

    /** {@return when the key expires, to the millisecond; empty if it does not} */
    public Optional<Instant> expires() {
        return Optional.ofNullable(expires);
    }

    /**
     * {@return terms with another expiry}
     *
     * @param time the first moment at which the key is refused; fractions of a millisecond are dropped
     */
    public KeyTerms expiringAt(Instant time) {
        return new KeyTerms(Objects.requireNonNull(time, "time").truncatedTo(ChronoUnit.MILLIS), addresses, labels);
    }

    /** {@return terms without an expiry} */
    public KeyTerms withoutExpiry() {
        return new KeyTerms(null, addresses, labels);
    }

    /**
     * {@return the addresses that the key is accepted from, in their canonical form; empty if it is accepted from every address} They are
     * IPv4 and IPv6 addresses, and ranges such as {@code 10.0.0.0/8}. Immutable.
     */
    public Set<String> addresses() {
        return addresses;
    }

    /**
     * {@return terms with other addresses}
     *
     * @param ranges 1 to 50 addresses or ranges such as {@code 192.0.2.7}, {@code 10.0.0.0/8} and {@code 2001:db8::/32}. A malformed
     *     one is refused when the key is created or changed
     * @throws IllegalArgumentException if there is none: a key without an address would be useless
     */
    public KeyTerms restrictedTo(Collection<String> ranges) {
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException(
                    "the addresses are empty. Use fromAnyAddress() for a key without a restriction");
        }
        return new KeyTerms(expires, Collections.unmodifiableSet(new LinkedHashSet<>(ranges)), labels);
    }

    /** {@return terms without a restriction of addresses} */
    public KeyTerms fromAnyAddress() {
        return new KeyTerms(expires, Set.of(), labels);
    }

    /** {@return the labels of the key, by name; sorted and immutable} They are for people and lists, and grant nothing. */
    public Map<String, String> labels() {
        return labels;
    }

    /**
     * {@return terms with other labels} Malformed labels are refused when the key is created or changed.
     *
     * @param values at most 20 values by name: names of 1 to 32 lower-case letters, digits, dots, hyphens and underscores; values of 1 to
     *     64 characters in one line
     */
    public KeyTerms labelled(Map<String, String> values) {
        return new KeyTerms(expires, addresses, Collections.unmodifiableMap(new TreeMap<>(values)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyTerms that
                && Objects.equals(expires, that.expires)
                && addresses.equals(that.addresses)
                && labels.equals(that.labels);
    }

    @Override
    public int hashCode() {
        return Objects.hash(expires, addresses, labels);
    }

    /** {@return a text for logs} */
    @Override
    public String toString() {
        return "KeyTerms[expires " + (expires == null ? "never" : expires) + ", addresses "
                + (addresses.isEmpty() ? "any" : String.join(" ", addresses)) + "]";
    }
}
