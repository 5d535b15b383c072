package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.KeyTerms;
import dev.latchkey.config.ApplicationId;
import dev.latchkey.config.ProvisionedKey;
import dev.latchkey.config.SettingException;
import dev.latchkey.credential.KeyText;
import dev.latchkey.scope.ScopeName;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds the keys that stand in the configuration, so that they work without the store. */
public final class ConfiguredKeys implements KeyLookup {
    private static final String DESCRIPTION = "From the setting latchkey.keys";

    private final Map<String, KeyRecord> byId = new HashMap<>();

    /**
     * Checks and takes over the entries of the setting.
     *
     * @throws SettingException if an entry is malformed; its message says which and why, and repeats nothing of it
     */
    public ConfiguredKeys(List<ProvisionedKey> entries) {
        for (int i = 0; i < entries.size(); i++) {
            KeyRecord keyRecord = keyRecord(entries.get(i), i + 1);
            if (byId.putIfAbsent(keyRecord.key().id(), keyRecord) != null) {
                throw ProvisionedKey.refuse(i + 1, "an earlier entry has the same id");
            }
        }
    }

    private static KeyRecord keyRecord(ProvisionedKey entry, int number) {
        if (!KeyText.isId(entry.id())) {
            throw ProvisionedKey.refuse(number, "the id must be 12 letters and digits");
        }
        if (!entry.scopes().stream().allMatch(ScopeName::isValid)) {
            throw ProvisionedKey.refuse(
                    number,
                    "a scope is not a name such as Concepts:Get. All and wildcards are not supported here, so"
                            + " list the scopes");
        }
        try {
            ApplicationId.require(entry.application());
            return new KeyRecord(
                    new DescribedKey(
                            entry.id(),
                            entry.application(),
                            DESCRIPTION,
                            new TreeSet<>(entry.scopes()),
                            Instant.EPOCH,
                            ApiKey.State.ACTIVE,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            terms(entry)),
                    KeyDigest.parse(entry.digest()));
        } catch (IllegalArgumentException wrong) {
            throw ProvisionedKey.refuse(number, wrong.getMessage());
        }
    }

    private static KeyTerms terms(ProvisionedKey entry) {
        KeyTerms terms = entry.expires().map(KeyTerms.none()::expiringAt).orElseGet(KeyTerms::none);
        return entry.addresses().isEmpty() ? terms : AddressRules.normalized(terms.restrictedTo(entry.addresses()));
    }

    @Override
    public Optional<KeyRecord> find(String keyId) {
        return Optional.ofNullable(byId.get(keyId));
    }

    /** All of them. */
    public Collection<KeyRecord> all() {
        return byId.values();
    }

    /** Every scope that one of the keys holds. */
    public Set<String> scopes() {
        return byId.values().stream()
                .flatMap(keyRecord -> keyRecord.key().scopes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The keys of one application, by id. */
    List<ApiKey> keysOf(String application) {
        return sorted().stream()
                .filter(key -> key.application().equals(application))
                .toList();
    }

    /** The keys that a query is for, by id; all of them, for they are few. */
    public List<ApiKey> matching(KeyQuery query) {
        return sorted().stream()
                .filter(key ->
                        query.application().map(key.application()::equals).orElse(true))
                .filter(key -> query.state().map(key.state()::equals).orElse(true))
                .filter(key -> query.scope().map(key.scopes()::contains).orElse(true))
                .filter(query.filter()::isTextOf)
                .toList();
    }

    private List<ApiKey> sorted() {
        return byId.values().stream()
                .map(KeyRecord::key)
                .sorted(Comparator.comparing(ApiKey::id))
                .toList();
    }
}
