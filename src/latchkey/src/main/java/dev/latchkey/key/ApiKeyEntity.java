package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.KeyLeak;
import dev.latchkey.key.KeyRevision.Obstacle;
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
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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

    @Column(name = "expires")
    private OffsetDateTime expires;

    @Column(name = "addresses", length = 2500)
    private String addresses;

    @Column(name = "labels", length = 4000)
    private String labels;

    @Column(name = "replaced")
    private OffsetDateTime replaced;

    @Column(name = "successor", length = 12)
    private String successor;

    @Column(name = "silence")
    private Long silence;

    @Column(name = "leaked")
    private OffsetDateTime leaked;

    @Column(name = "leak_reason", length = 40)
    private String leakReason;

    @Column(name = "leak_source", length = 400)
    private String leakSource;

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
        this.created = Utc.of(Optional.of(key.created()));
        endAs(key);
        this.scopes.addAll(key.scopes());
    }

    private void endAs(ApiKey key) {
        deletion = Utc.of(key.deletion());
        replaced = Utc.of(key.replaced());
        successor = key.successor().orElse(null);
        silence = key.silence().map(Duration::toSeconds).orElse(null);
        expires = Utc.of(key.expires());
        leaked = Utc.of(key.leak().map(KeyLeak::time));
        leakReason = key.leak().map(KeyLeak::reason).orElse(null);
        leakSource = key.leak().flatMap(KeyLeak::source).orElse(null);
        labels = LabelRules.column(key.labels());
        addresses = key.addresses().isEmpty() ? null : String.join(" ", key.addresses()) + " ";
    }

    /** Takes over what may change of a key. */
    void become(ApiKey key) {
        description = key.description();
        state = key.state();
        endAs(key);
        scopes.retainAll(key.scopes());
        scopes.addAll(key.scopes());
    }

    /**
     * Returns this key if it has the version that is expected, or any if that is empty.
     *
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

    /** Whether it was replaced and its time is over. An expired key stays, so that its owner can see and extend it. */
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

    /** The digest as it stands in the table. */
    String digestText() {
        return digest;
    }

    void renew(KeyDigest newDigest) {
        digest = newDigest.text();
    }

    @Override
    public byte[] content() {
        RowContent content = RowContent.of(RowContent.versionFor(expires, addresses, silence), "latchkey_key")
                .text(id)
                .text(digest)
                .text(application)
                .number(owner.generation())
                .text(kind.name())
                .texts(scopes)
                .text(state.name())
                .moment(deletion);
        boolean limited = expires != null || addresses != null || silence != null;
        long seconds = silence == null ? 0 : silence;
        return (limited ? content.moment(expires).text(addresses).number(seconds) : content).bytes();
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
        DescribedKey key = toApiKey();
        return new KeyRevision(key, version, kind, Obstacle.of(key, owner.isDisabled(), Instant.now()));
    }

    DescribedKey toApiKey() {
        return new DescribedKey(
                id,
                application,
                description,
                scopes,
                created.toInstant(),
                state,
                new DescribedKey.Replacement(
                        Utc.instant(deletion),
                        Utc.instant(replaced),
                        Optional.ofNullable(successor),
                        Optional.ofNullable(silence).map(Duration::ofSeconds)),
                KeyColumns.leak(leaked, leakReason, leakSource),
                Optional.empty(),
                KeyColumns.terms(expires, addresses, labels));
    }

    /** A key of a disabled application is as good as disabled. */
    KeyRecord toRecord() {
        return new KeyRecord(toApiKey().in(owner.isDisabled() ? ApiKey.State.DISABLED : state), digest(), kind);
    }
}
