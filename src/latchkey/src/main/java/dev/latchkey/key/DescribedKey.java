package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.KeyLeak;
import dev.latchkey.KeyTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds the values that describe a key.
 *
 * @param replacement what follows from its being replaced
 */
public record DescribedKey(
        String id,
        String application,
        String description,
        Set<String> scopes,
        Instant created,
        State state,
        Replacement replacement,
        Optional<KeyLeak> leak,
        Optional<KeyUse> use,
        KeyTerms terms)
        implements ApiKey {

    /**
     * Says that another key takes the place of a key, or will.
     *
     * @param deletion when the key ends for that
     * @param replaced since when there is the other one
     * @param successor the id of the other one
     * @param silence after how long without a use the key ends before that
     */
    public record Replacement(
            Optional<Instant> deletion,
            Optional<Instant> replaced,
            Optional<String> successor,
            Optional<Duration> silence) {
        /** Requires all values. */
        public Replacement {
            Objects.requireNonNull(deletion, "deletion");
            Objects.requireNonNull(replaced, "replaced");
            Objects.requireNonNull(successor, "successor");
            Objects.requireNonNull(silence, "silence");
        }
    }

    /** Copies the scopes, and requires all values. */
    public DescribedKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(description, "description");
        scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(replacement, "replacement");
        Objects.requireNonNull(leak, "leak");
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(terms, "terms");
    }

    /** A key without a report of a leak. */
    public DescribedKey(
            String id,
            String application,
            String description,
            Set<String> scopes,
            Instant created,
            State state,
            Optional<Instant> deletion,
            Optional<Instant> replaced,
            Optional<String> successor,
            KeyTerms terms) {
        this(
                id,
                application,
                description,
                scopes,
                created,
                state,
                new Replacement(deletion, replaced, successor, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                terms);
    }

    /** A key without limits, which no other key has replaced. */
    public DescribedKey(
            String id,
            String application,
            String description,
            Set<String> scopes,
            Instant created,
            State state,
            Optional<Instant> deletion) {
        this(
                id,
                application,
                description,
                scopes,
                created,
                state,
                deletion,
                Optional.empty(),
                Optional.empty(),
                KeyTerms.none());
    }

    /** The values of any key. */
    static DescribedKey of(ApiKey key) {
        return new DescribedKey(
                key.id(),
                key.application(),
                key.description(),
                key.scopes(),
                key.created(),
                key.state(),
                new Replacement(key.deletion(), key.replaced(), key.successor(), key.silence()),
                key.leak(),
                Optional.empty(),
                key.terms());
    }

    DescribedKey describedAs(String text) {
        return new DescribedKey(id, application, text, scopes, created, state, replacement, leak, use, terms);
    }

    DescribedKey holding(Set<String> others) {
        return new DescribedKey(id, application, description, others, created, state, replacement, leak, use, terms);
    }

    DescribedKey in(State other) {
        return new DescribedKey(id, application, description, scopes, created, other, replacement, leak, use, terms);
    }

    DescribedKey on(KeyTerms others) {
        return new DescribedKey(id, application, description, scopes, created, state, replacement, leak, use, others);
    }

    DescribedKey createdAt(Instant time) {
        return new DescribedKey(id, application, description, scopes, time, state, replacement, leak, use, terms);
    }

    DescribedKey replaced(Replacement other) {
        return new DescribedKey(id, application, description, scopes, created, state, other, leak, use, terms);
    }

    DescribedKey leaked(Optional<KeyLeak> report) {
        return new DescribedKey(id, application, description, scopes, created, state, replacement, report, use, terms);
    }

    /** The same with its use. */
    ApiKey used(Optional<KeyUse> known) {
        return new DescribedKey(id, application, description, scopes, created, state, replacement, leak, known, terms);
    }

    @Override
    public Optional<Instant> deletion() {
        return replacement.deletion;
    }

    @Override
    public Optional<Instant> replaced() {
        return replacement.replaced;
    }

    @Override
    public Optional<String> successor() {
        return replacement.successor;
    }

    @Override
    public Optional<Duration> silence() {
        return replacement.silence;
    }

    @Override
    public Optional<Instant> lastUsed() {
        return use.map(KeyUse::lastUsed);
    }

    @Override
    public long calls() {
        return use.map(KeyUse::calls).orElse(0L);
    }

    @Override
    public Optional<String> lastAddress() {
        return use.map(KeyUse::address).filter(address -> !address.isEmpty());
    }

    @Override
    public Set<String> unusedScopes() {
        return use.map(known -> known.unused(scopes)).orElse(Set.of());
    }
}
