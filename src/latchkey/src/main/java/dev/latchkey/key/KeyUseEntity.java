package dev.latchkey.key;

import jakarta.persistence.Cacheable;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;

/** Stores how much a key was used, apart from the key. Changed by column alone, as several servers add to it. */
@Entity(name = "LatchkeyKeyUse")
@Table(name = "latchkey_key_use")
@Cacheable(false)
public final class KeyUseEntity {
    @Id
    @Column(name = "key_id", length = 12)
    private String keyId;

    @Column(name = "last_used", nullable = false)
    private OffsetDateTime lastUsed;

    @Column(name = "calls", nullable = false)
    private long calls;

    @Column(name = "address", length = 45)
    private String address;

    /** Since when it is noted which scopes decide something; 1970 if that is not known. */
    @Column(name = "since", nullable = false)
    private OffsetDateTime since;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "latchkey_key_scope_use", joinColumns = @JoinColumn(name = "key_id"))
    @Column(name = "scope", length = 64, nullable = false)
    private Set<String> scopes = new HashSet<>();

    private KeyUseEntity() {}

    KeyUseEntity(KeyUse use, Instant now) {
        since = now.atOffset(ZoneOffset.UTC);
        keyId = use.keyId();
        lastUsed = use.lastUsed().atOffset(ZoneOffset.UTC);
        calls = use.calls();
        address = use.address().isEmpty() ? null : use.address();
    }

    /** Returns the same, which is conclusive if the key has been watched since a time. */
    KeyUse toUse(Instant watchedSince) {
        boolean known = since.toInstant().isAfter(Instant.EPOCH);
        return new KeyUse(
                keyId,
                lastUsed.toInstant(),
                calls,
                address == null ? "" : address,
                Set.copyOf(scopes),
                known && !since.toInstant().isAfter(watchedSince));
    }
}
