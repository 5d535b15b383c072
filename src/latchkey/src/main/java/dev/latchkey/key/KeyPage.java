package dev.latchkey.key;

import dev.latchkey.ApiKey;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Finds a page of keys: their ids first, because a limit on rows would cut a key's scopes off. */
final class KeyPage {
    private KeyPage() {}

    static List<String> ids(EntityManager entities, KeyQuery query, OffsetDateTime now) {
        StringBuilder text = new StringBuilder("select k.id from LatchkeyApiKey k where k.kind = :kind"
                + " and (k.deletion is null or k.deletion > :now)");
        query.application().ifPresent(each -> text.append(" and k.application = :application"));
        query.state().ifPresent(each -> text.append(" and k.state = :state"));
        query.scope().ifPresent(each -> text.append(" and :scope member of k.scopes"));
        query.after()
                .ifPresent(each -> text.append(" and (k.created > :created or k.created = :created and k.id > :id)"));
        TypedQuery<String> page =
                entities.createQuery(text.append(" order by k.created, k.id").toString(), String.class);
        page.setParameter("kind", query.kind());
        page.setParameter("now", now);
        query.application().ifPresent(each -> page.setParameter("application", each));
        query.state().ifPresent(each -> page.setParameter("state", each));
        query.scope().ifPresent(each -> page.setParameter("scope", each));
        query.after()
                .ifPresent(each -> page.setParameter("created", each.created().atOffset(ZoneOffset.UTC))
                        .setParameter("id", each.id()));
        return page.setMaxResults(query.limit()).getResultList();
    }

    static List<ApiKey> keys(EntityManager entities, List<String> ids) {
        return entities
                .createQuery(
                        "select distinct k from LatchkeyApiKey k join fetch k.owner left join fetch k.scopes where"
                                + " k.id in :ids order by k.created, k.id",
                        ApiKeyEntity.class)
                .setParameter("ids", ids)
                .getResultList()
                .stream()
                .map(ApiKeyEntity::toApiKey)
                .toList();
    }
}
