package dev.latchkey.key;

import dev.latchkey.KeyLeak;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.LeakSettings.Reported;
import dev.latchkey.config.Settings;
import dev.latchkey.config.TokenSettings;
import dev.latchkey.credential.ImportedTexts;
import dev.latchkey.credential.KeyText;
import dev.latchkey.event.KeyLeakedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Revokes keys that were reported as leaked. Reports are queued and processed later by one background thread, so that the response to a
 * report tells nothing about the reported texts, not even by its time. Thread-safe.
 */
@ApplicationScoped
public class LeakedKeys {
    private static final Logger LOG = System.getLogger(LeakedKeys.class.getName());
    private static final int MOST_REPORTS = 50;
    private static final int LONGEST_TEXT = 200;

    private final KeyManagement management;
    private final JpaKeyStore store;
    private final ConfiguredKeys configured;
    private final Digester digester;
    private final ChangeObservers observers;
    private final Reported outcome;
    private final List<String> prefixes = new ArrayList<>();
    private final ImportedTexts imported;
    private final BlockingQueue<Report> reports = new ArrayBlockingQueue<>(MOST_REPORTS);

    /**
     * Texts that are reported as keys.
     *
     * @param texts the texts, which may be anything
     * @param reason why they count as leaked
     * @param source where they were found; empty if that is not known
     * @param address where the report came from
     */
    public record Report(List<String> texts, String reason, Optional<String> source, String address) {
        /** Copies the texts. */
        public Report {
            texts = List.copyOf(texts);
        }

        /** Shows no text. */
        @Override
        public String toString() {
            return "Report[" + texts.size() + " texts]";
        }
    }

    /** For the proxy of the bean alone (CDI 4.0, section 3.10). */
    LeakedKeys() {
        this.management = null;
        this.store = null;
        this.configured = null;
        this.digester = null;
        this.observers = null;
        this.outcome = Reported.OFF;
        this.imported = null;
    }

    @Inject
    LeakedKeys(
            KeyManagement management,
            JpaKeyStore store,
            ConfiguredKeys configured,
            Digester digester,
            Settings settings,
            Event<Object> events) {
        this.management = management;
        this.store = store;
        this.configured = configured;
        this.digester = digester;
        this.observers = new ChangeObservers(events);
        // A key on an insecure channel is disabled where the settings say nothing else.
        this.outcome = settings.leaks().reported() == Reported.OFF
                ? Reported.DISABLE
                : settings.leaks().reported();
        this.imported = new ImportedTexts(settings.keys().imported());
        this.prefixes.addAll(settings.keys().prefixes());
        settings.tokens().map(TokenSettings::clientPrefix).ifPresent(prefixes::add);
    }

    /** Accepts a report to be processed soon. Returns false if too many wait. */
    public boolean accept(Report report) {
        return reports.offer(report);
    }

    /** Processes the reports that wait. */
    public void processWaiting() {
        for (Report report = reports.poll(); report != null; report = reports.poll()) {
            for (String text : report.texts()) {
                quietly(text, report);
            }
        }
    }

    /** One text that fails must not keep the others from being revoked. */
    private void quietly(String text, Report report) {
        try {
            process(text, report);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "A reported key could not be processed. Report it again: " + failure.getMessage());
        }
    }

    /**
     * Processes one reported text at once.
     *
     * @return whether the text is a key or the secret of a client
     * @throws StoreUnavailableException if that cannot be told
     */
    public boolean process(String text, Report report) {
        Optional<KeyText> key = text.length() > LONGEST_TEXT ? Optional.empty() : parsed(text.strip());
        Optional<KeyRecord> stored = key.flatMap(parsed -> configured
                .find(parsed.id())
                .or(() -> store.find(parsed.id()))
                .filter(found -> found.kind() != CredentialKind.TOKEN)
                .filter(found -> digester.compare(parsed, found.digest()) == Digester.Match.SAME));
        stored.ifPresent(found -> revoke(found, report));
        return stored.isPresent();
    }

    private Optional<KeyText> parsed(String text) {
        return KeyText.parse(text, prefixes).or(() -> imported.parse(text));
    }

    private void revoke(KeyRecord found, Report report) {
        String id = found.key().id();
        if (configured.find(id).isPresent()) {
            LOG.log(
                    Level.ERROR,
                    () -> "The key " + id + " of the setting latchkey.keys was reported as leaked (" + report.reason()
                            + "). Remove it from the setting, because it is still accepted.");
            observers.fire(
                    new KeyLeakedEvent(found.key(), new KeyLeak(Instant.now(), report.reason(), report.source())));
            return;
        }
        try {
            management.run(
                    Actor.ofReporter(report.address()), new LeakKey(id, outcome, report.reason(), report.source()));
            LOG.log(
                    Level.WARNING,
                    () -> "The key " + id + " of " + found.key().application() + " was reported as leaked ("
                            + report.reason() + ").");
        } catch (RefusedChangeException deletedMeanwhile) {
            LOG.log(Level.DEBUG, () -> "The reported key " + id + " was not changed: " + deletedMeanwhile.getMessage());
        }
    }
}
