package dev.latchkey.key;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Stores an access token: everything but its secret. It is never changed, and goes with its client. */
@Entity(name = "LatchkeyToken")
@Table(name = "latchkey_token")
@Cacheable(false)
public final class TokenEntity implements SignedRow {
    @Id
    @Column(name = "id", length = 12)
    private String id;

    @Column(name = "client_id", length = 12, nullable = false, updatable = false)
    private String client;

    @Column(name = "digest", length = 100, nullable = false, updatable = false)
    private String digest;

    /** The scopes that were asked for, joined by blanks; null if none were named. */
    @Column(name = "scope", length = 10000, updatable = false)
    private String scope;

    @Column(name = "created", nullable = false, updatable = false)
    private OffsetDateTime created;

    @Column(name = "expires", nullable = false, updatable = false)
    private OffsetDateTime expires;

    @Column(name = "signature", length = 100)
    private String signature;

    private TokenEntity() {}

    TokenEntity(
            String id,
            String client,
            KeyDigest digest,
            Optional<Set<String>> scopes,
            Instant created,
            Instant expires) {
        this.id = id;
        this.client = client;
        this.digest = digest.text();
        this.scope = scopes.map(scope -> String.join(" ", new TreeSet<>(scope))).orElse(null);
        this.created = created.atOffset(ZoneOffset.UTC);
        this.expires = expires.atOffset(ZoneOffset.UTC);
    }

    String id() {
        return id;
    }

    String client() {
        return client;
    }

    KeyDigest digest() {
        return KeyDigest.parse(digest);
    }

    /** The digest as it stands in the table, where anything may stand. */
    String digestText() {
        return digest;
    }

    /** Those of the client's scopes that the token has. */
    Set<String> within(Set<String> scopes) {
        Set<String> both = new TreeSet<>(scopes);
        if (scope != null) {
            both.retainAll(Set.of(scope.split(" ")));
        }
        return both;
    }

    Instant created() {
        return created.toInstant();
    }

    Instant expires() {
        return expires.toInstant();
    }

    @Override
    public byte[] content() {
        return RowContent.of("latchkey_token")
                .text(id)
                .text(client)
                .text(digest)
                .text(scope)
                .moment(expires)
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
}
