package dev.latchkey.key;

import dev.latchkey.config.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.sql.DataSource;

/** Makes changes outside of a server: a key, or a client with an access token, for each thread. */
public final class BenchManagement implements AutoCloseable {
    private static final Settings SETTINGS = Settings.of(Map.of(
            "latchkey.schema",
            "validate",
            "latchkey.tokens",
            "true",
            "latchkey.tokens.sunset",
            "2099-01-01T00:00:00Z"));

    private final KeyStoreFixture fixture;
    private final AccessTokens tokens;

    /** Over a database that has its tables. */
    public BenchManagement(DataSource dataSource) {
        fixture = new KeyStoreFixture(SETTINGS, dataSource);
        tokens = new AccessTokens(fixture.store, fixture.digester, SETTINGS);
        if (fixture.store.application("bench").isEmpty()) {
            fixture.keys.createApplication("bench", "For measurements");
        }
    }

    /** The store that servers ask. */
    public KeySource store() {
        return fixture.store;
    }

    /** Returns what disables and enables a key of its own in turns, a change a call. */
    public Runnable changes() {
        String id = fixture.keys
                .issue("bench", "Changes", Set.of("Inputs:Get"))
                .key()
                .id();
        boolean[] disabled = {false};
        return () -> {
            if (disabled[0]) {
                fixture.management.enable(Actor.SYSTEM, id, OptionalLong.empty());
            } else {
                fixture.management.disable(Actor.SYSTEM, id, OptionalLong.empty());
            }
            disabled[0] = !disabled[0];
        };
    }

    /** Returns what gets an access token for a client of its own, one a call. */
    public Runnable tokens() {
        NewKey asked = new NewKey("bench", "Client", Set.of("Inputs:Get"), false, CredentialKind.CLIENT);
        IssueResult client = fixture.management.issue(Actor.SYSTEM, asked, Optional.empty());
        String id = client.made().key().id();
        String secret = client.text().orElseThrow().reveal();
        return () -> {
            if (!(tokens.issue(id, secret, Optional.empty()) instanceof AccessTokens.Answer.Issued)) {
                throw new IllegalStateException("a token was refused");
            }
        };
    }

    @Override
    public void close() {
        fixture.store.database.close();
    }
}
