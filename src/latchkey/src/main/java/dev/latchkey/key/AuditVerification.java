package dev.latchkey.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Verifies the audit trail, and compares the tables with it, a part for each request: one request at a time, from the last verified
 * entry on, in short transactions. What this server has verified it keeps in memory; when the new entries and the tables are done, the
 * rest of the time goes to the older entries once more, so that one that was altered later is found in the end.
 */
@ApplicationScoped
public class AuditVerification {
    private static final Duration TIME = Duration.ofSeconds(3);

    private final JpaKeyStore store;
    private final Duration time;
    private final ReentrantLock running = new ReentrantLock();
    private volatile Progress progress = new Progress(0, 0, 0);
    private AuditCheck.Mark verified = AuditCheck.START;
    private AuditCheck check;
    private AuditCheck again;
    private TableComparison comparison;

    /** For the proxy of the bean alone (CDI 4.0, section 3.10). */
    AuditVerification() {
        this(null);
    }

    @Inject
    AuditVerification(JpaKeyStore store) {
        this(store, TIME);
    }

    AuditVerification(JpaKeyStore store, Duration time) {
        this.store = store;
        this.time = time;
    }

    /**
     * How far it has come.
     *
     * @param entries how many entries the trail has
     * @param verified the number of the last entry that is verified
     * @param rows how many rows of the tables are compared
     */
    public record Progress(long entries, long verified, long rows) {}

    /**
     * What was found when all is done.
     *
     * @param trail about the entries
     * @param rows how many rows of applications, keys and clients were compared; none if the trail is broken
     * @param unsigned how many of them have no signature, although there is a pepper
     * @param unexplained rows that no entry explains, the first of them
     * @param more how many more there are
     */
    public record Outcome(
            AuditCheck.Result trail, long rows, long unsigned, List<UnexplainedRow> unexplained, long more) {

        /** Whether nothing was found. */
        public boolean isIntact() {
            return trail.broken().isEmpty() && unexplained.isEmpty();
        }
    }

    /** Returns how far the verification has come that is under way, or was last. */
    public Progress progress() {
        return progress;
    }

    /**
     * Goes on for a few seconds.
     *
     * @param anew whether to forget what is verified, and begin with the first entry
     * @return what was found; empty if there is more to do, or another thread is at it
     */
    public Optional<Outcome> run(boolean anew) {
        if (!running.tryLock()) {
            return Optional.empty();
        }
        try {
            if (anew) {
                verified = AuditCheck.START;
                check = null;
                comparison = null;
                again = null;
            }
            return go(System.nanoTime() + time.toNanos());
        } finally {
            running.unlock();
        }
    }

    private Optional<Outcome> go(long deadline) {
        boolean fromTheFirst = verified.number() == 0;
        if (check == null) {
            check = new AuditCheck(store.chain(), verified);
        }
        boolean done;
        do {
            done = store.read("checking the audit trail", check::step);
            progress = new Progress(check.end(), check.checked().number(), 0);
            if (!done && isOver(deadline)) {
                return Optional.empty();
            }
        } while (!done);
        AuditCheck.Result trail = check.result();
        if (trail.broken().isPresent()) {
            return Optional.of(broken(trail));
        }
        verified = check.checked();
        Optional<Outcome> outcome = compare(trail, deadline);
        if (outcome.isPresent()) {
            check = null;
            comparison = null;
            if (!fromTheFirst) {
                return Optional.of(lookAgain(deadline).map(this::broken).orElse(outcome.get()));
            }
        }
        return outcome;
    }

    private Outcome broken(AuditCheck.Result trail) {
        verified = AuditCheck.START;
        check = null;
        comparison = null;
        again = null;
        return new Outcome(trail, 0, 0, List.of(), 0);
    }

    private Optional<Outcome> compare(AuditCheck.Result trail, long deadline) {
        if (comparison == null) {
            comparison = new TableComparison(store.rows().signer());
        }
        while (!comparison.isDone()) {
            List<String> suspicious = store.read("comparing rows with the audit trail", comparison::step);
            if (!suspicious.isEmpty()) {
                store.locked("comparing rows with the audit trail", entities -> {
                    comparison.confirm(entities, suspicious);
                    return suspicious;
                });
            }
            progress = new Progress(progress.entries(), progress.verified(), comparison.rows());
            if (!comparison.isDone() && isOver(deadline)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Outcome(
                trail, comparison.rows(), comparison.unsigned(), comparison.unexplained(), comparison.more()));
    }

    /** Checks entries again that were verified before; returns what is wrong with one, as far as the time goes. */
    private Optional<AuditCheck.Result> lookAgain(long deadline) {
        if (again == null) {
            again = new AuditCheck(store.chain(), AuditCheck.START);
        }
        while (!isOver(deadline)) {
            if (store.read("checking the audit trail", again::step)) {
                AuditCheck.Result found = again.result();
                again = null;
                return Optional.of(found).filter(result -> result.broken().isPresent());
            }
        }
        return Optional.empty();
    }

    private static boolean isOver(long deadline) {
        return System.nanoTime() - deadline >= 0;
    }
}
