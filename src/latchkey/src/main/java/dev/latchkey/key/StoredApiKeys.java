package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.ApiKeys;
import dev.latchkey.Application;
import dev.latchkey.IssuedKey;
import dev.latchkey.KeyTerms;
import dev.latchkey.Revocation;
import dev.latchkey.config.ApplicationId;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.RefusedChangeException.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/** Gives the application's own code its way to keys. */
@ApplicationScoped
public class StoredApiKeys implements ApiKeys {
    private static final int PAGE = 500;

    private final JpaKeyStore store;
    private final ConfiguredKeys configured;
    private final KeyManagement management;
    private final Propagation propagation;

    /** For the proxy of the bean alone (CDI 4.0, section 3.10). */
    StoredApiKeys() {
        this(null, null, null, null);
    }

    @Inject
    StoredApiKeys(JpaKeyStore store, ConfiguredKeys configured, KeyManagement management, Propagation propagation) {
        this.store = store;
        this.configured = configured;
        this.management = management;
        this.propagation = propagation;
    }

    @Override
    public Application createApplication(String id, String name) {
        String managing = management.managingApplication();
        if (managing.equalsIgnoreCase(id)) {
            throw new IllegalArgumentException("the id " + managing
                    + " is reserved, in upper and lower case, for the application whose keys manage all"
                    + " applications (latchkey.admin.application). Choose another id, or call"
                    + " createManagingApplication");
        }
        return create(id, name);
    }

    @Override
    public Application createManagingApplication(String name) {
        return create(management.managingApplication(), name);
    }

    private Application create(String id, String name) {
        try {
            return management.createApplication(Actor.SYSTEM, id, name);
        } catch (RefusedChangeException duplicate) {
            throw new IllegalStateException(duplicate.getMessage(), duplicate);
        }
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
        return isThere(() -> management.deleteApplication(Actor.SYSTEM, id));
    }

    @Override
    public IssuedKey issue(String application, String description, Set<String> scopes, KeyTerms terms) {
        if (scopes == null) {
            throw new IllegalArgumentException("the scopes are null. Pass an empty set for a key without scopes");
        }
        try {
            NewKey asked = new NewKey(application, description, scopes, false, CredentialKind.KEY, required(terms));
            return issued(management.issue(Actor.SYSTEM, asked, Optional.empty()));
        } catch (RefusedChangeException noApplication) {
            throw new IllegalArgumentException(noApplication.getMessage(), noApplication);
        }
    }

    private static IssuedKey issued(IssueResult issue) {
        return new IssuedKey(issue.made().key(), issue.text().orElseThrow());
    }

    @Override
    public Optional<ApiKey> key(String id) {
        if (!KeyText.isId(id)) {
            return Optional.empty();
        }
        // The use of configured keys is not stored, so that they need no store.
        return configured
                .find(id)
                .map(KeyRecord::key)
                .or(() -> store.find(id)
                        .filter(found -> found.kind() == CredentialKind.KEY)
                        .map(KeyRecord::key)
                        .map(key -> used(List.of(key)).get(0)))
                .filter(StoredApiKeys::lasts);
    }

    @Override
    public List<ApiKey> keys(String application) {
        List<ApiKey> keys = new ArrayList<>(configured.keysOf(ApplicationId.require(application)));
        store.keysOf(application).stream().filter(StoredApiKeys::lasts).forEach(keys::add);
        return used(keys);
    }

    /** Adds the use of each key. Databases limit how many values a condition has. */
    private List<ApiKey> used(List<ApiKey> keys) {
        List<ApiKey> used = new ArrayList<>(keys.size());
        for (int from = 0; from < keys.size(); from += PAGE) {
            List<ApiKey> page = keys.subList(from, Math.min(from + PAGE, keys.size()));
            Map<String, KeyUse> uses = store.uses(page.stream().map(ApiKey::id).toList());
            page.forEach(key -> used.add(DescribedKey.of(key).used(Optional.ofNullable(uses.get(key.id())))));
        }
        return List.copyOf(used);
    }

    private static boolean lasts(ApiKey key) {
        return key.deletion().filter(end -> !end.isAfter(Instant.now())).isEmpty();
    }

    @Override
    public ApiKey change(String id, String description, Set<String> scopes) {
        if (description == null || scopes == null) {
            throw new IllegalArgumentException("the " + (scopes == null ? "scopes are" : "description is")
                    + " null. Pass the current value to keep it");
        }
        KeyChange asked = new KeyChange(Optional.of(description), Optional.of(scopes), false);
        return altered(() -> management.change(Actor.SYSTEM, requireId(id), asked, OptionalLong.empty()));
    }

    @Override
    public ApiKey change(String id, KeyTerms terms) {
        KeyTerms after = required(terms);
        KeyChange asked = new KeyChange(Optional.empty(), Optional.empty(), false, before -> after);
        return altered(() -> management.change(Actor.SYSTEM, requireId(id), asked, OptionalLong.empty()));
    }

    private static KeyTerms required(KeyTerms terms) {
        if (terms == null) {
            throw new IllegalArgumentException("the terms are null. Pass KeyTerms.none() for a key without limits");
        }
        return terms;
    }

    @Override
    public ApiKey disable(String id) {
        return altered(() -> management.disable(Actor.SYSTEM, requireId(id), OptionalLong.empty()));
    }

    @Override
    public ApiKey enable(String id) {
        return altered(() -> management.enable(Actor.SYSTEM, requireId(id), OptionalLong.empty()));
    }

    private static String requireId(String id) {
        if (!KeyText.isId(id)) {
            throw new IllegalArgumentException("the id of a key must be 12 letters and digits");
        }
        return id;
    }

    private static ApiKey altered(Supplier<KeyRevision> change) {
        try {
            return change.get().key();
        } catch (RefusedChangeException refused) {
            throw refusal(refused);
        }
    }

    @Override
    public IssuedKey replace(String id, Duration overlap) {
        return replace(id, overlap, Optional.empty());
    }

    @Override
    public IssuedKey replace(String id, Duration overlap, Duration silence) {
        return replace(id, overlap, Optional.of(silence));
    }

    private IssuedKey replace(String id, Duration overlap, Optional<Duration> silence) {
        if (overlap == null) {
            throw new IllegalArgumentException("the overlap is null. Pass Duration.ZERO to delete the old key at once");
        }
        Overlap both = new Overlap(overlap, silence);
        try {
            return issued(
                    management.replace(Actor.SYSTEM, requireId(id), both, OptionalLong.empty(), Optional.empty()));
        } catch (RefusedChangeException refused) {
            throw refusal(refused);
        }
    }

    private static RuntimeException refusal(RefusedChangeException refused) {
        return refused.reason() == Reason.CONFIGURED_KEY
                ? new IllegalStateException(refused.getMessage(), refused)
                : new IllegalArgumentException(refused.getMessage(), refused);
    }

    @Override
    public boolean delete(String id) {
        return KeyText.isId(id) && isThere(() -> management.delete(Actor.SYSTEM, id, OptionalLong.empty()));
    }

    @Override
    public boolean delete(String id, Revocation until) {
        if (until == null) {
            throw new IllegalArgumentException("the revocation is null. Pass HERE or AWAIT_EVERYWHERE");
        }
        boolean deleted = delete(id);
        if (deleted && until == Revocation.AWAIT_EVERYWHERE) {
            propagation.await();
        }
        return deleted;
    }

    private static boolean isThere(Runnable deletion) {
        try {
            deletion.run();
            return true;
        } catch (RefusedChangeException refused) {
            if (refused.reason() == Reason.CONFIGURED_KEY) {
                throw refusal(refused);
            }
            return false;
        }
    }
}
