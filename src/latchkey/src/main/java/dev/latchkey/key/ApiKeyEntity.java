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
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Stores an API key, or a client that is kept like one: everything but its secret, of which there is only a digest.
 *
 * <p>The application is read in the same query, for its generation belongs to what the key grants.
 */
@Entity(name = "LatchkeyApiKey")
@Table(name = "latchkey_key")
@Cacheable(false)
public final class ApiKeyEntity implements SignedRow {
    @Id
    @Column(name = "id", length = 12)
    private String id;

    @Column(name = "application_id", length = 64, nullable = false, updatable = false)
    private String application;

    /** The same application, whose generation is signed with the key: one that is created again does not get old keys. */
    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "application_id", insertable = false, updatable = false)
    private ApplicationEntity owner;

    @Column(name = "description", length = 400, nullable = false)
    private String description;

    @Column(name = "digest", length = 100, nullable = false)
    private String digest;

    @Column(name = "signature", length = 100)
    private String signature;

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

    ApiKeyEntity(KeyRecord keyRecord, ApplicationEntity owner) {
        ApiKey key = keyRecord.key();
        this.owner = owner;
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

    /**
     * Returns this key if it has the version that is expected.
     *
     * @param expected empty for any version
     * @throws RefusedChangeException if it has another version
     */
    ApiKeyEntity require(OptionalLong expected) {
        if (expected.isPresent() && expected.getAsLong() != version) {
            throw new RefusedChangeException(
                    RefusedChangeException.Reason.CHANGED_MEANWHILE,
                    "the key " + id + " changed after you read it. Read it again");
        }
        return this;
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

    String id() {
        return id;
    }

    ApplicationEntity owner() {
        return owner;
    }

    KeyDigest digest() {
        return KeyDigest.parse(digest);
    }

    /** The digest as it stands in the table, where anything may stand. */
    String digestText() {
        return digest;
    }

    void renew(KeyDigest newDigest) {
        digest = newDigest.text();
    }

    @Override
    public byte[] content() {
        return RowContent.of("latchkey_key")
                .text(id)
                .text(digest)
                .text(application)
                .number(owner.generation())
                .text(kind.name())
                .texts(scopes)
                .text(state.name())
                .moment(deletion)
                .bytes();
    }

    @Override
    public String signature() {
        return signature;
    }

    @Override
    public void sign(String newSignature) {
        signature = newSignature;
    }

    KeyRevision toRevision() {
        return new KeyRevision(toApiKey(), version, kind);
    }

    ApiKey toApiKey() {
        return new DescribedKey(
                id,
                application,
                description,
                scopes,
                created.toInstant(),
                state,
                Optional.ofNullable(deletion).map(time -> time.toInstant()));
    }

    KeyRecord toRecord() {
        return new KeyRecord(toApiKey(), digest(), kind);
    }
}
