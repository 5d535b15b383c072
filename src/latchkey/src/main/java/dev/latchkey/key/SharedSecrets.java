package dev.latchkey.key;

import dev.latchkey.config.Pepper;
import dev.latchkey.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * Derives secrets that all servers with one store share: from the peppers, or from a random row of the store if there is no pepper.
 * Somebody who reads the tables of servers without a pepper can read that row, so only secrets for entity tags come from here.
 * Thread-safe.
 */
@ApplicationScoped
public class SharedSecrets {
    private static final String ENTITY_TAGS = "entity tags";
    private static final String PURPOSE = "latchkey entity tags";
    private static final int LENGTH = 32;

    private final JpaKeyStore store;
    private final List<Pepper> peppers;
    private volatile List<byte[]> secrets;

    /** For the proxy of the bean alone (CDI 4.0, section 3.10). */
    SharedSecrets() {
        store = null;
        peppers = List.of();
    }

    @Inject
    SharedSecrets(JpaKeyStore store, Settings settings) {
        this.store = store;
        this.peppers = settings.keys().peppers();
    }

    /** Reads the secret of the store if there is no pepper, and makes it if it is not there. */
    public void open() {
        secrets = peppers.isEmpty()
                ? List.of(stored())
                : peppers.stream().map(Pepper::bytes).toList();
    }

    private byte[] stored() {
        String found = store.read("reading the secret of entity tags", entities -> {
            SecretEntity row = entities.find(SecretEntity.class, ENTITY_TAGS);
            return row == null ? null : row.secret();
        });
        return Base64.getDecoder().decode(found == null ? made() : found);
    }

    /** Servers that start at the same time wait for one another, and take what the first one has made. */
    private String made() {
        return store.locked("making the secret of entity tags", entities -> {
            SecretEntity row = entities.find(SecretEntity.class, ENTITY_TAGS);
            if (row == null) {
                byte[] random = new byte[LENGTH];
                new SecureRandom().nextBytes(random);
                row = new SecretEntity(ENTITY_TAGS, Base64.getEncoder().encodeToString(random));
                entities.persist(row);
            }
            return row.secret();
        });
    }

    /**
     * Returns secrets for entity tags, the one for new tags first.
     *
     * @param length the length of each in bytes
     * @throws IllegalStateException before {@link #open}
     */
    public List<byte[]> forEntityTags(int length) {
        List<byte[]> known = secrets;
        if (known == null) {
            throw new IllegalStateException("The key store was not opened");
        }
        return known.stream().map(part -> Hkdf.derive(part, PURPOSE, length)).toList();
    }
}
