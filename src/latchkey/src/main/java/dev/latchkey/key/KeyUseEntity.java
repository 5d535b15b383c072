package dev.latchkey.key;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

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

    private KeyUseEntity() {}

    KeyUseEntity(KeyUse use) {
        keyId = use.keyId();
        lastUsed = use.lastUsed().atOffset(ZoneOffset.UTC);
        calls = use.calls();
        address = use.address().isEmpty() ? null : use.address();
    }

    KeyUse toUse() {
        return new KeyUse(keyId, lastUsed.toInstant(), calls, address == null ? "" : address);
    }
}
