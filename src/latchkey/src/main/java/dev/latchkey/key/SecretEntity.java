package dev.latchkey.key;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Stores a random secret that servers without a pepper share. It opens nothing: see {@link SharedSecrets}. */
@Entity(name = "LatchkeySecret")
@Table(name = "latchkey_secret")
@Cacheable(false)
public final class SecretEntity {
    @Id
    @Column(name = "id", length = 40)
    private String id;

    @Column(name = "secret", length = 100, nullable = false)
    private String secret;

    private SecretEntity() {}

    SecretEntity(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    String secret() {
        return secret;
    }
}
