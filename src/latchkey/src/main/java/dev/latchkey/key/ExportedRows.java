package dev.latchkey.key;

import jakarta.persistence.TypedQuery;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Finds the rows of keys that are exported: not clients, whose secrets belong to access tokens, and not keys that have ended. */
final class ExportedRows {
    private ExportedRows() {}

    static List<ApiKeyEntity> page(KeyTransaction change, Optional<String> application, String after, int limit) {
        TypedQuery<String> ids = change.entities()
                .createQuery(
                        "select k.id from LatchkeyApiKey k where k.kind = :kind and k.id > :after"
                                + " and (k.expires is null or k.expires > :now)"
                                + (application.isPresent() ? " and k.application = :application" : "")
                                + " order by k.id",
                        String.class)
                .setParameter("kind", CredentialKind.KEY)
                .setParameter("now", change.now().atOffset(ZoneOffset.UTC))
                .setParameter("after", after);
        application.ifPresent(id -> ids.setParameter("application", id));
        return KeyQueries.all(change.entities(), ids.setMaxResults(limit).getResultList());
    }
}
