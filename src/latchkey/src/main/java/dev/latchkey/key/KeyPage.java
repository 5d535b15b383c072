package dev.latchkey.key;

import dev.latchkey.key.KeyQuery.Listed;
import dev.latchkey.key.KeyQuery.Position;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds a page of keys: their ids and positions first, because a limit on rows would cut a key's scopes off. Where keys may lack the value
 * that they are sorted by, those that have it and those that lack it are two parts of the list, one after the other.
 */
final class KeyPage {
    private static final String USES = "select u from LatchkeyKeyUse u where u.keyId = k.id";

    private final KeyQuery query;
    private final OffsetDateTime now;
    private final Map<String, Object> parameters = new HashMap<>();

    private KeyPage(KeyQuery query, OffsetDateTime now) {
        this.query = query;
        this.now = now;
    }

    /** Returns the page. */
    static List<Listed> of(EntityManager entities, KeyQuery query, OffsetDateTime now) {
        List<Position> positions = new ArrayList<>();
        boolean absentFirst = query.order().isAbsentFirst();
        for (boolean absent : query.order().isOptional() ? new boolean[] {absentFirst, !absentFirst} : new boolean[1]) {
            int left = query.limit() - positions.size();
            boolean passed =
                    query.after().filter(after -> after.absent() != absent).isPresent()
                            && query.after().get().absent() != absentFirst
                            && absent == absentFirst;
            if (left > 0 && !passed) {
                positions.addAll(new KeyPage(query, now).part(entities, absent, left));
            }
        }
        Map<String, KeyRevision> keys = KeyQueries.all(
                        entities, positions.stream().map(Position::id).toList())
                .stream()
                .map(ApiKeyEntity::toRevision)
                .collect(Collectors.toMap(revision -> revision.key().id(), Function.identity()));
        return positions.stream()
                .filter(position -> keys.containsKey(position.id()))
                .map(position -> listed(keys.get(position.id()), position))
                .toList();
    }

    private static Listed listed(KeyRevision revision, Position position) {
        return new Listed(revision.key(), revision.version(), position);
    }

    private List<Position> part(EntityManager entities, boolean absent, int limit) {
        KeyOrder order = query.order();
        String value = absent ? "k.created" : order.expression();
        StringBuilder text = new StringBuilder("select k.id, " + value + " from LatchkeyApiKey k");
        text.append(order.isByUse() && !absent ? ", LatchkeyKeyUse u where u.keyId = k.id and " : " where ");
        text.append(conditions());
        if (order.isByUse() && absent) {
            text.append(" and not exists (" + USES + ")");
        }
        if (order.isByExpiry()) {
            text.append(absent ? " and k.expires is null" : " and k.expires is not null");
        }
        query.after().filter(after -> after.absent() == absent).ifPresent(after -> {
            String beyond = order.isBackwards() ? " < " : " > ";
            text.append(" and (" + value + beyond + ":value or " + value + " = :value and k.id > :id)");
            boolean byText = order.isByDescription() && !absent;
            parameters.put("value", byText ? after.text() : after.moment().atOffset(ZoneOffset.UTC));
            parameters.put("id", after.id());
        });
        text.append(" order by " + value + (order.isBackwards() ? " desc" : "") + ", k.id");
        TypedQuery<Object[]> page = entities.createQuery(text.toString(), Object[].class);
        parameters.forEach(page::setParameter);
        return page.setMaxResults(limit).getResultList().stream()
                .map(row -> position(absent, row))
                .toList();
    }

    private static Position position(boolean absent, Object[] row) {
        return row[1] instanceof OffsetDateTime time
                ? new Position(absent, time.toInstant(), "", (String) row[0])
                : new Position(absent, Instant.EPOCH, (String) row[1], (String) row[0]);
    }

    private String conditions() {
        StringBuilder text = new StringBuilder("k.kind = :kind and (k.deletion is null or k.deletion > :now)");
        parameters.put("kind", query.kind());
        parameters.put("now", now);
        query.application().ifPresent(application -> {
            text.append(" and k.application = :application");
            parameters.put("application", application);
        });
        query.state().ifPresent(state -> {
            text.append(" and k.state = :state");
            parameters.put("state", state);
        });
        query.scope().ifPresent(scope -> {
            text.append(" and :scope member of k.scopes");
            parameters.put("scope", scope);
        });
        KeyCriteria filter = query.filter();
        filter.unusedSince().ifPresent(since -> {
            text.append(" and k.created <= :since and not exists (" + USES + " and u.lastUsed > :since)");
            parameters.put("since", since.atOffset(ZoneOffset.UTC));
        });
        if (filter.neverUsed()) {
            text.append(" and not exists (" + USES + ")");
        }
        if (filter.leaked()) {
            text.append(" and k.leaked is not null");
        }
        filter.endsBefore().ifPresent(end -> {
            text.append(" and (k.expires < :end or k.deletion < :end)");
            parameters.put("end", end.atOffset(ZoneOffset.UTC));
        });
        filter.label().ifPresent(label -> {
            text.append(" and locate(:label, k.labels) > 0");
            parameters.put("label", "\n" + label + "\n");
        });
        filter.text().ifPresent(words -> {
            text.append(" and (locate(:words, lower(k.description)) > 0 or locate(:words, lower(k.labels)) > 0"
                    + " or locate(:start, k.id) = 1)");
            parameters.put("words", words.toLowerCase(Locale.ROOT));
            parameters.put("start", words);
        });
        return text.toString();
    }
}
