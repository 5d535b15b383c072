package dev.latchkey.key;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares rows of the tables with the audit trail: what the last entry about a key or application says that it became must be what is
 * there. A genuine row of an earlier time that somebody has restored shows by this, and by nothing else.
 */
final class Explanations {
    private static final Set<String> CREATED = Set.of("key created", "client created");

    private Explanations() {}

    /** Tells of applications, by id, why no entry explains them; those that one does are left out. */
    static Map<String, String> missingOfApplications(EntityManager entities, Collection<ApplicationEntity> rows) {
        Map<String, AuditEntry> last =
                last(entities, rows.stream().map(ApplicationEntity::id).collect(Collectors.toSet()), "like");
        Map<String, String> missing = new HashMap<>();
        for (ApplicationEntity row : rows) {
            AuditEntry entry = last.get(row.id());
            if (entry == null) {
                missing.put(row.id(), "The audit log has no entry about it.");
            } else if (entry.after().isEmpty()) {
                missing.put(row.id(), "Entry " + entry.number() + " records its deletion.");
            } else if (created(entities, entry) != row.generation()) {
                missing.put(row.id(), "Entry " + entry.number() + " records another creation.");
            } else if (isDisabled(entry.after().get()) != row.isDisabled()) {
                missing.put(row.id(), "Entry " + entry.number() + " says that it has another state.");
            }
        }
        return missing;
    }

    /** The number of the entry about the creation of what an entry is about. */
    private static long created(EntityManager entities, AuditEntry entry) {
        return entry.action().equals(KeyTransaction.APPLICATION_CREATED)
                ? entry.number()
                : generation(entities, entry.subject());
    }

    private static boolean isDisabled(String application) {
        return "disabled".equals(object(application).getString("state", ""));
    }

    /** Tells of keys and clients, by id, why no entry explains them; those that one does are left out. */
    static Map<String, String> missingOfKeys(EntityManager entities, Collection<ApiKeyEntity> rows) {
        Map<String, String> applications = missingOfApplications(
                entities, rows.stream().map(ApiKeyEntity::owner).collect(Collectors.toSet()));
        Map<String, AuditEntry> last =
                last(entities, rows.stream().map(ApiKeyEntity::id).collect(Collectors.toSet()), "not like");
        Set<String> peppered = entriesWithPepper(
                entities,
                CREATED,
                rows.stream()
                        .filter(row -> row.digestText().startsWith(KeyDigest.WITHOUT_PEPPER)
                                || row.digestText().startsWith(KeyDigest.IMPORTED))
                        .map(ApiKeyEntity::id)
                        .collect(Collectors.toSet()));
        Map<String, String> missing = new HashMap<>();
        for (ApiKeyEntity row : rows) {
            String why = missing(row, last.get(row.id()));
            if (why == null && peppered.contains(row.id())) {
                why = "Its digest has no pepper, but it was created with one.";
            }
            if (why == null && applications.containsKey(row.owner().id())) {
                why = "Its application " + row.owner().id() + " is not explained by the audit log either.";
            }
            if (why != null) {
                missing.put(row.id(), why);
            }
        }
        return missing;
    }

    /**
     * The same of rows that are not signed as they should be. A digest that was imported under a pepper is proved by its signature alone:
     * unlike one with a pepper, anybody can make it.
     */
    static Map<String, String> missingOfDoubtfulKeys(EntityManager entities, Collection<ApiKeyEntity> rows) {
        Map<String, String> missing = missingOfKeys(entities, rows);
        Set<String> imported = rows.stream()
                .filter(row -> row.digestText().startsWith(KeyDigest.IMPORTED))
                .map(ApiKeyEntity::id)
                .collect(Collectors.toSet());
        entriesWithPepper(entities, Set.of(ImportKeys.ACTION), imported)
                .forEach(id -> missing.putIfAbsent(
                        id,
                        "Its digest was imported, so only a signature proves it. Delete the key and import it again."));
        return missing;
    }

    /** The trail does not repeat digests, but an entry that is made with a pepper tells of a digest that was made with it too. */
    private static Set<String> entriesWithPepper(EntityManager entities, Set<String> actions, Set<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : entities
                        .createQuery(
                                "select a from LatchkeyAudit a where a.subject in :subjects and a.action in"
                                        + " :actions",
                                AuditEntity.class)
                        .setParameter("actions", actions)
                        .setParameter("subjects", ids)
                        .getResultList()
                        .stream()
                        .map(AuditEntity::toEntry)
                        .filter(entry -> KeyDigest.isDigest(entry.hash()) && AuditChain.isKeyed(entry.hash()))
                        .map(AuditEntry::subject)
                        .collect(Collectors.toSet());
    }

    private static String missing(ApiKeyEntity row, AuditEntry entry) {
        if (entry == null) {
            return "The audit log has no entry about it.";
        }
        String says = "Entry " + entry.number() + " says ";
        if (entry.after().isEmpty()) {
            return says + "that it was deleted.";
        }
        JsonObject told = object(entry.after().get());
        JsonObject found = object(AuditText.of(row.toApiKey()));
        if (!entry.application().equals(row.owner().id())) {
            return says + "that it belongs to another application.";
        }
        if (entry.number() <= row.owner().generation()) {
            return says + "that it belongs to an application of that id that was deleted since.";
        }
        if (entry.action().startsWith("client ") != (row.kind() == CredentialKind.CLIENT)) {
            return says + "that it is of another kind.";
        }
        for (String member : List.of("state", "deletion", "expires", "silence", "addresses", "description")) {
            if (!Objects.equals(told.get(member), found.get(member))) {
                return says + "that it has another " + member + ".";
            }
        }
        return texts(told).equals(texts(found)) ? null : says + "that it has other scopes.";
    }

    private static Set<JsonValue> texts(JsonObject key) {
        return key.get("scopes") instanceof JsonArray scopes ? new HashSet<>(scopes) : Set.of();
    }

    /** Somebody who altered the trail may have left anything there. */
    private static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (RuntimeException altered) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }

    /** The last entry about each subject. An application may have an id that a key has. */
    static Map<String, AuditEntry> last(EntityManager entities, Set<String> subjects, String operator) {
        if (subjects.isEmpty()) {
            return Map.of();
        }
        return entities
                .createQuery(
                        "select a from LatchkeyAudit a where a.number in (select max(b.number) from LatchkeyAudit b"
                                + " where b.subject in :subjects and b.action " + operator
                                + " 'application %' group by b.subject)",
                        AuditEntity.class)
                .setParameter("subjects", subjects)
                .getResultList()
                .stream()
                .map(AuditEntity::toEntry)
                .collect(Collectors.toMap(AuditEntry::subject, entry -> entry));
    }

    /** The number of the entry that tells of the last creation of an application; 0 if there is none. */
    static long generation(EntityManager entities, String application) {
        Long created = entities.createQuery(
                        "select max(a.number) from LatchkeyAudit a where a.subject = :id and a.action = :action",
                        Long.class)
                .setParameter("id", application)
                .setParameter("action", KeyTransaction.APPLICATION_CREATED)
                .getSingleResult();
        return created == null ? 0 : created;
    }
}
