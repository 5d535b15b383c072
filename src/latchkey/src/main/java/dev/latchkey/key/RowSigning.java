package dev.latchkey.key;

import dev.latchkey.config.Settings;
import dev.latchkey.key.RefusedChangeException.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signs rows that have no signature, or one of an older pepper, page by page. A row without a valid signature is signed only if the audit
 * trail explains it, for somebody may have written it by SQL so that an operator signs it.
 */
@ApplicationScoped
public class RowSigning {
    private static final Logger LOG = System.getLogger("dev.latchkey");
    private static final Duration TIME = Duration.ofSeconds(3);
    private static final int ROWS = 200;
    private static final List<String> TABLES = List.of("LatchkeyApplication", "LatchkeyApiKey", "LatchkeyToken");

    private final JpaKeyStore store;
    private final KeyManagement management;
    private final AuditVerification verification;
    private final Settings settings;
    private final Duration time;

    /** For the proxy of the bean alone (CDI 4.0, section 3.10). */
    RowSigning() {
        this(null, null, null, null);
    }

    @Inject
    RowSigning(JpaKeyStore store, KeyManagement management, AuditVerification verification, Settings settings) {
        this(store, management, verification, settings, TIME);
    }

    RowSigning(
            JpaKeyStore store,
            KeyManagement management,
            AuditVerification verification,
            Settings settings,
            Duration time) {
        this.store = store;
        this.management = management;
        this.verification = verification;
        this.settings = settings;
        this.time = time;
    }

    /**
     * What one part of the work did.
     *
     * @param next what the next part begins with; empty if there is none
     * @param signed how many rows without a valid signature got one
     * @param renewed how many rows with a signature of an older pepper got a new one
     * @param refused rows without a valid signature that no audit entry explains: they are as they were
     * @param unsignedTokens how many access tokens have no valid signature: they are not signed, and clients get others
     * @param outdated how many keys and clients have a digest of an older pepper, or of none: it is made anew when they are used
     */
    public record Part(
            Optional<String> next,
            long signed,
            long renewed,
            List<UnexplainedRow> refused,
            long unsignedTokens,
            long outdated) {}

    /**
     * Signs rows for a few seconds.
     *
     * @param after what the part before has returned; empty at first
     * @throws RefusedChangeException if there is no pepper, the audit trail is broken, or the actor lacks scopes
     * @throws IllegalArgumentException if {@code after} is nothing that was returned
     */
    public Part sign(Actor actor, String after) {
        if (!store.rows().signer().isOn()) {
            throw new RefusedChangeException(
                    Reason.NO_PEPPER,
                    "latchkey.pepper is empty, so rows cannot be signed. Set it on every server first");
        }
        long deadline = System.nanoTime() + time.toNanos();
        Work work = new Work(after);
        if (after.isEmpty() && !isTrailIntact()) {
            return work.part(Optional.of(""));
        }
        do {
            management.change(actor, "signing rows", work::signPage).run();
        } while (!work.isDone() && System.nanoTime() - deadline < 0);
        return work.part(work.isDone() ? Optional.empty() : Optional.of(work.position()));
    }

    /** Only a trail that is intact explains rows. */
    private boolean isTrailIntact() {
        Optional<AuditVerification.Outcome> verified = verification.run(false);
        verified.map(AuditVerification.Outcome::trail)
                .filter(trail -> trail.broken().isPresent())
                .ifPresent(trail -> {
                    throw new RefusedChangeException(
                            Reason.BROKEN_TRAIL,
                            "the audit log is broken, so it cannot explain rows: " + trail.detail());
                });
        return verified.isPresent();
    }

    /** Says at start how many rows are not signed, if there is a pepper. */
    public void report() {
        GenuineRows rows = store.rows();
        if (!rows.signer().isOn()) {
            return;
        }
        long[] counts = store.read("counting rows without signature", entities -> new long[] {
            count(entities, "latchkey_application where signature is null"),
            count(entities, "latchkey_key where signature is null"),
            count(entities, "latchkey_token where signature is null"),
            count(entities, "latchkey_key where digest like 'sha256:%'")
        });
        String fate = rows.signer().isMigrating()
                ? "accepted until " + settings.keys().pepperMigration().orElseThrow()
                : "refused";
        if (counts[0] + counts[1] + counts[2] + counts[3] > 0) {
            LOG.log(
                    Level.WARNING,
                    () -> "latchkey.pepper is set, but rows have no signature: " + counts[0] + " applications, "
                            + counts[1] + " keys and clients, and " + counts[2] + " access tokens; " + counts[3]
                            + " keys and clients have a digest without a pepper. They are " + fate
                            + ". java -jar latchkey.jar sign-rows signs rows (see Keys, Peppers).");
        } else if (rows.signer().isMigrating()) {
            LOG.log(
                    Level.WARNING,
                    () ->
                            "latchkey.pepper.migration is set, but every row is signed. Remove the setting, because until "
                                    + settings.keys().pepperMigration().orElseThrow()
                                    + " rows without a signature are accepted.");
        }
    }

    private static long count(EntityManager entities, String rows) {
        return NativeQueries.number(entities.createNativeQuery("select count(*) from " + rows));
    }

    /** The pages of one part: a position is the number of a table and the last id of it. */
    private final class Work {
        private int table;
        private String last;
        private long signed;
        private long renewed;
        private long unsignedTokens;
        private long outdated;
        private final List<UnexplainedRow> refused = new ArrayList<>();

        Work(String position) {
            if (!position.isEmpty() && !position.matches("[0-2]\\.[A-Za-z0-9._-]{0,64}")) {
                throw new IllegalArgumentException("after must be the value of next in the previous part");
            }
            table = position.isEmpty() ? 0 : position.charAt(0) - '0';
            last = position.isEmpty() ? "" : position.substring(2);
        }

        boolean isDone() {
            return table == TABLES.size();
        }

        String position() {
            return table + "." + last;
        }

        Part part(Optional<String> next) {
            return new Part(next, signed, renewed, refused, unsignedTokens, outdated);
        }

        /** Signs the next page; returns what counts it and goes on, when the transaction is done: it may be repeated. */
        Runnable signPage(KeyTransaction change) {
            EntityManager entities = change.entities();
            List<String> ids = entities.createQuery(
                            "select e.id from " + TABLES.get(table) + " e where e.id > :after order by e.id",
                            String.class)
                    .setParameter("after", last)
                    .setMaxResults(ROWS)
                    .getResultList();
            if (ids.isEmpty()) {
                return () -> {
                    table++;
                    last = "";
                };
            }
            SignedPage page = new SignedPage(entities, store.rows());
            switch (table) {
                case 0 -> page.applications(TableComparison.applications(entities, ids));
                case 1 -> page.keys(KeyQueries.all(entities, ids));
                default -> page.tokens(TokenQueries.all(entities, ids));
            }
            if (page.signed() + page.renewed() > 0) {
                change.note(
                        KeyTransaction.ROWS_SIGNED,
                        Json.createObjectBuilder()
                                .add("table", TABLES.get(table).replace("Latchkey", ""))
                                .add("signed", page.signed())
                                .add("renewed", page.renewed())
                                .build()
                                .toString());
            }
            return () -> {
                signed += page.signed();
                renewed += page.renewed();
                unsignedTokens += page.unsignedTokens();
                outdated += page.outdated();
                refused.addAll(page.refused());
                last = ids.get(ids.size() - 1);
            };
        }
    }
}
