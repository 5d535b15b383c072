package dev.latchkey.key;

import dev.latchkey.config.Settings;
import dev.latchkey.config.TokenSettings;
import dev.latchkey.credential.ImportedTexts;
import dev.latchkey.credential.KeyText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the key or client that a text belongs to, for the person who found the text. It keeps and logs nothing of it. Thread-safe. */
@ApplicationScoped
public class KeyFinder {
    private final JpaKeyStore store;
    private final ConfiguredKeys configured;
    private final Digester digester;
    private final List<String> prefixes = new ArrayList<>();
    private final ImportedTexts imported;

    /** Defines how a text fits. */
    public enum Match {
        /** It is the key. */
        EXACT,
        /** It is the key but for one character. */
        ALMOST,
        /** It is or has the id of the key, and no right secret. */
        ID
    }

    /**
     * A key that was found.
     *
     * @param match how the text fits
     * @param found the key
     */
    public record Hit(Match match, KeyRecord found) {}

    /** For the proxy of the bean alone (CDI 4.0, section 3.10). */
    KeyFinder() {
        this.store = null;
        this.configured = null;
        this.digester = null;
        this.imported = null;
    }

    @Inject
    KeyFinder(JpaKeyStore store, ConfiguredKeys configured, Digester digester, Settings settings) {
        this.store = store;
        this.configured = configured;
        this.digester = digester;
        this.imported = new ImportedTexts(settings.keys().imported());
        this.prefixes.addAll(settings.keys().prefixes());
        settings.tokens().map(TokenSettings::clientPrefix).ifPresent(prefixes::add);
    }

    /** Returns the key that a text belongs to; empty if there is none. The text may be the id alone. */
    public Optional<Hit> find(String text) {
        if (KeyText.isId(text)) {
            return stored(text).map(found -> new Hit(Match.ID, found));
        }
        Optional<KeyText> intact = KeyText.parse(text, prefixes).or(() -> imported.parse(text));
        if (intact.isPresent()) {
            return stored(intact.get().id())
                    .map(found -> new Hit(is(intact.get(), found) ? Match.EXACT : Match.ID, found));
        }
        for (KeyText corrected : KeyText.corrected(text, prefixes)) {
            Optional<KeyRecord> found = stored(corrected.id()).filter(key -> is(corrected, key));
            if (found.isPresent()) {
                return found.map(key -> new Hit(Match.ALMOST, key));
            }
        }
        return KeyText.idIn(text, prefixes).flatMap(this::stored).map(found -> new Hit(Match.ID, found));
    }

    private Optional<KeyRecord> stored(String id) {
        return configured.find(id).or(() -> store.find(id)).filter(found -> found.kind() != CredentialKind.TOKEN);
    }

    private boolean is(KeyText text, KeyRecord found) {
        return digester.compare(text, found.digest()) == Digester.Match.SAME;
    }
}
