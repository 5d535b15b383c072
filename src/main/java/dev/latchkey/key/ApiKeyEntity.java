package dev.latchkey.key;

import dev.latchkey.ApiKey;
import jakarta.persistence.Cacheable;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Stores an API key, or a client that is kept like one: everything but its secret, of which there is only a digest.
 *
 * <p>The application is a plain column, held together by the foreign key of the table: looking a key up is then one query.
 */
@Entity(name = "LatchkeyApiKey")
@Table(name = "latchkey_key")
@Cacheable(false)
public final class ApiKeyEntity {
    @Id
    @Column(name = "id", length = 12)
    private String id;

    @Column(name = "application_id", length = 64, nullable = false, updatable = false)
    private String application;

    @Column(name = "description", length = 200, nullable = false)
    private String description;

    @Column(name = "digest", length = 100, nullable = false, updatable = false)
    private String digest;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", length = 8, nullable = false)
    private ApiKey.State state;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", length = 8, nullable = false, updatable = false)
    private CredentialKind kind;

    @Column(name = "created", nullable = false, updatable = false)
    private OffsetDateTime created;

    @Column(name = "deletion")
    private OffsetDateTime deletion;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "latchkey_key_scope", joinColumns = @JoinColumn(name = "key_id"))
    @Column(name = "scope", length = 64, nullable = false)
    private Set<String> scopes = new HashSet<>();

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    private ApiKeyEntity() {}

    ApiKeyEntity(KeyRecord keyRecord) {
        ApiKey key = keyRecord.key();
        this.id = key.id();
        this.application = key.application();
        this.description = key.description();
        this.digest = keyRecord.digest().text();
        this.state = key.state();
        this.kind = keyRecord.kind();
        this.created = utc(key.created());
        this.deletion = key.deletion().map(ApiKeyEntity::utc).orElse(null);
        this.scopes.addAll(key.scopes());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /** Takes over what may change of a key. */
    void become(ApiKey key) {
        description = key.description();
        state = key.state();
        deletion = key.deletion().map(ApiKeyEntity::utc).orElse(null);
        scopes.retainAll(key.scopes());
        scopes.addAll(key.scopes());
    }

    boolean isEndedAt(OffsetDateTime now) {
        return deletion != null && !deletion.isAfter(now);
    }

    CredentialKind kind() {
        return kind;
    }

    long version() {
        return version;
    }

    KeyRevision toRevision() {
        return new KeyRevision(toApiKey(), version, kind);
    }

    ApiKey toApiKey() {
        return new ApiKey(
                id,
                application,
                description,
                scopes,
                created.toInstant(),
                state,
                Optional.ofNullable(deletion).map(time -> time.toInstant()));
    }

    KeyRecord toRecord() {
        return new KeyRecord(toApiKey(), KeyDigest.parse(digest), kind);
    }
}
