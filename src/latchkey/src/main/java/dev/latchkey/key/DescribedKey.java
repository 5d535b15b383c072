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

/** Holds the values that describe a key. */
public record DescribedKey(
        String id,
        String application,
        String description,
        Set<String> scopes,
        Instant created,
        State state,
        Optional<Instant> deletion,
        Optional<Instant> replaced,
        Optional<String> successor,
        Optional<Duration> silence,
        Optional<KeyLeak> leak,
        Optional<KeyUse> use,
        KeyTerms terms)
        implements ApiKey {

    /** Copies the scopes, and requires all values. */
    public DescribedKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(description, "description");
        scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(deletion, "deletion");
        Objects.requireNonNull(replaced, "replaced");
        Objects.requireNonNull(successor, "successor");
        Objects.requireNonNull(silence, "silence");
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
                deletion,
                replaced,
                successor,
                Optional.empty(),
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
                key.deletion(),
                key.replaced(),
                key.successor(),
                key.silence(),
                key.leak(),
                Optional.empty(),
                key.terms());
    }

    DescribedKey describedAs(String text) {
        return new DescribedKey(
                id,
                application,
                text,
                scopes,
                created,
                state,
                deletion,
                replaced,
                successor,
                silence,
                leak,
                use,
                terms);
    }

    DescribedKey holding(Set<String> others) {
        return new DescribedKey(
                id,
                application,
                description,
                others,
                created,
                state,
                deletion,
                replaced,
                successor,
                silence,
                leak,
                use,
                terms);
    }

    DescribedKey in(State other) {
        return new DescribedKey(
                id,
                application,
                description,
                scopes,
                created,
                other,
                deletion,
                replaced,
                successor,
                silence,
                leak,
                use,
                terms);
    }

    DescribedKey on(KeyTerms others) {
        return new DescribedKey(
                id,
                application,
                description,
                scopes,
                created,
                state,
                deletion,
                replaced,
                successor,
                silence,
                leak,
                use,
                others);
    }

    DescribedKey createdAt(Instant time) {
        return new DescribedKey(
                id,
                application,
                description,
                scopes,
                time,
                state,
                deletion,
                replaced,
                successor,
                silence,
                leak,
                use,
                terms);
    }

    /** The same, which another key replaces at one time and which ends at another, or earlier after a silence. */
    DescribedKey replacedBy(String other, Instant now, Instant end, Optional<Duration> early) {
        return new DescribedKey(
                id,
                application,
                description,
                scopes,
                created,
                state,
                Optional.of(end),
                Optional.of(now),
                Optional.of(other),
                early,
                leak,
                use,
                terms);
    }

    DescribedKey leaked(Optional<KeyLeak> report) {
        return new DescribedKey(
                id,
                application,
                description,
                scopes,
                created,
                state,
                deletion,
                replaced,
                successor,
                silence,
                report,
                use,
                terms);
    }

    /** The same with its use. */
    ApiKey used(Optional<KeyUse> known) {
        return new DescribedKey(
                id,
                application,
                description,
                scopes,
                created,
                state,
                deletion,
                replaced,
                successor,
                silence,
                leak,
                known,
                terms);
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
