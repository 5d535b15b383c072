package dev.latchkey.key;

import dev.latchkey.Secret;
import dev.latchkey.StoreUnavailableException;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Issues tickets, which stand for a key for a few minutes without holding it, and finds their keys. Thread-safe.
 *
 * <p>A ticket has 256 random bits. The table has its digest, made like that of a key: with the pepper, if there is one. The digest
 * covers the key and the end too, so that a row that somebody altered opens nothing. Tickets are looked up in the table each time:
 * one that has ended is refused on every server at once.
 */
public final class Tickets {
    private static final Pattern FORM = Pattern.compile("[\\w-]{12}\\.[\\w-]{43}");
    private static final String PURPOSE = "latchkey ticket";
    private static final int ID_LENGTH = 12;
    private static final int ID_BYTES = 9;
    private static final int SECRET_BYTES = 32;
    private static final int MOST_OF_A_KEY = 20;

    private final JpaKeyStore store;
    private final Digester digester;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** Issues tickets into a store. */
    public Tickets(JpaKeyStore store, Digester digester) {
        this(store, digester, InstantSource.system());
    }

    Tickets(JpaKeyStore store, Digester digester, InstantSource clock) {
        this.store = store;
        this.digester = digester;
        this.clock = clock;
    }

    /**
     * Issues a ticket for a key that its holder has proved to have. Of the tickets of a key the newest 20 stay.
     *
     * @throws StoreUnavailableException if the store cannot be written to
     */
    public Secret issue(String keyId, Duration lifetime) {
        String id = randomText(ID_BYTES);
        String text = id + "." + randomText(SECRET_BYTES);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant expires = now.plus(lifetime);
        TicketEntity row = new TicketEntity(id, keyId, digester.digest(content(text, keyId, expires)), expires);
        store.write("issuing a ticket", entities -> {
            entities.createQuery("delete from LatchkeyTicket t where t.expires <= :now")
                    .setParameter("now", now.atOffset(ZoneOffset.UTC))
                    .executeUpdate();
            limit(entities, keyId);
            entities.persist(row);
            return row;
        });
        return Secret.of(text);
    }

    private static void limit(EntityManager entities, String keyId) {
        List<String> beyond = entities.createQuery(
                        "select t.id from LatchkeyTicket t where t.keyId = :key order by t.expires desc, t.id",
                        String.class)
                .setParameter("key", keyId)
                .setFirstResult(MOST_OF_A_KEY - 1)
                .getResultList();
        if (!beyond.isEmpty()) {
            entities.createQuery("delete from LatchkeyTicket t where t.id in :ids")
                    .setParameter("ids", beyond)
                    .executeUpdate();
        }
    }

    /**
     * Returns the id of the key that a ticket stands for; empty if it is unknown, wrong or has ended. The key may have ended since.
     *
     * @throws StoreUnavailableException if the store cannot be asked
     */
    public Optional<String> keyOf(String text) {
        return store.read("reading a ticket", entities -> genuine(entities, text))
                .map(TicketEntity::keyId);
    }

    /**
     * Ends a ticket, on every server at once. A text that is no ticket changes nothing.
     *
     * @throws StoreUnavailableException if the store cannot be written to
     */
    public void end(String text) {
        store.write("ending a ticket", entities -> {
            genuine(entities, text).ifPresent(entities::remove);
            return text;
        });
    }

    private Optional<TicketEntity> genuine(EntityManager entities, String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(entities.find(TicketEntity.class, text.substring(0, ID_LENGTH)))
                .filter(row -> row.expires().isAfter(clock.instant()))
                // With a pepper, anybody who writes to the table could make a digest without it.
                .filter(row -> KeyDigest.isDigest(row.digest())
                        && (!digester.isPeppered() || AuditChain.isKeyed(row.digest())))
                .filter(row ->
                        digester.compare(content(text, row.keyId(), row.expires()), KeyDigest.parse(row.digest()))
                                == Digester.Match.SAME);
    }

    /** The texts have fixed lengths and no line ends, so that no two tickets have the same content. */
    private static byte[] content(String text, String keyId, Instant expires) {
        long micros = RowContent.micros(expires);
        return String.join("\n", PURPOSE, text, keyId, Long.toString(micros)).getBytes(StandardCharsets.UTF_8);
    }

    private String randomText(int bytes) {
        byte[] content = new byte[bytes];
        random.nextBytes(content);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }
}
