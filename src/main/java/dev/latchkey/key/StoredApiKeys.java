package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.ApiKeys;
import dev.latchkey.Application;
import dev.latchkey.IssuedKey;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.ApplicationId;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.scope.Catalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Issues and deletes keys over the store: checks what is asked, and tells observers what changed. */
@ApplicationScoped
public class StoredApiKeys implements ApiKeys {
    private static final int LONGEST_TEXT = 200;

    @Inject
    JpaKeyStore store;

    @Inject
    ConfiguredKeys configured;

    @Inject
    Digester digester;

    @Inject
    Catalogue catalogue;

    @Inject
    Settings settings;

    @Inject
    Event<KeysChanged> changes;

    @Override
    public Application createApplication(String id, String name) {
        Application application = new Application(ApplicationId.require(id), text("name", name), now());
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name is blank: say what people call the application");
        }
        if (store.application(id).isPresent()) {
            throw duplicate(id);
        }
        try {
            store.add(application);
        } catch (StoreUnavailableException failure) {
            if (store.application(id).isPresent()) {
                throw duplicate(id);
            }
            throw failure;
        }
        return application;
    }

    private static IllegalStateException duplicate(String id) {
        return new IllegalStateException("there is an application " + id + " already");
    }

    @Override
    public Optional<Application> application(String id) {
        return store.application(ApplicationId.require(id));
    }

    @Override
    public List<Application> applications() {
        return store.applications();
    }

    @Override
    public boolean deleteApplication(String id) {
        boolean deleted = store.deleteApplication(ApplicationId.require(id));
        changes.fire(new KeysChanged());
        return deleted;
    }

    @Override
    public IssuedKey issue(String application, String description, Set<String> scopes) {
        ApplicationId.require(application);
        text("description", description);
        if (scopes == null) {
            throw new IllegalArgumentException("the scopes are null: pass an empty set for a key that may do nothing");
        }
        Set<String> granted = catalogue.expand(scopes);
        requireApplication(application);
        KeyText text = KeyText.generate(settings.keyPrefixes().get(0));
        ApiKey key = new ApiKey(text.id(), application, description, granted, now(), ApiKey.State.ACTIVE);
        try {
            store.add(new KeyRecord(key, digester.digest(text)));
        } catch (StoreUnavailableException failure) {
            requireApplication(application);
            throw failure;
        }
        changes.fire(new KeysChanged());
        return new IssuedKey(key, text.text());
    }

    private void requireApplication(String id) {
        if (store.application(id).isEmpty()) {
            throw new IllegalArgumentException("there is no application " + id + ": create it first");
        }
    }

    private static String text(String what, String value) {
        if (value == null || value.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "the " + what + " is " + (value == null ? "null" : value.length() + " characters long")
                            + ": give a text of at most " + LONGEST_TEXT + " characters");
        }
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the " + what + " holds a NUL character, which no database keeps");
        }
        return value;
    }

    /** Now, to the microsecond: what every database keeps. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Optional<ApiKey> key(String id) {
        if (!KeyText.isId(id)) {
            return Optional.empty();
        }
        return configured.find(id).or(() -> store.find(id)).map(KeyRecord::key);
    }

    @Override
    public List<ApiKey> keys(String application) {
        List<ApiKey> keys = new ArrayList<>(configured.keysOf(ApplicationId.require(application)));
        keys.addAll(store.keysOf(application));
        return List.copyOf(keys);
    }

    @Override
    public boolean delete(String id) {
        if (!KeyText.isId(id)) {
            return false;
        }
        if (configured.find(id).isPresent()) {
            throw new IllegalStateException("the key " + id + " stands in the setting latchkey.keys: remove it there");
        }
        boolean deleted = store.deleteKey(id);
        changes.fire(new KeysChanged());
        return deleted;
    }
}
