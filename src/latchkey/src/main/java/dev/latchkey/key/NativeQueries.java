package dev.latchkey.key;

import jakarta.persistence.Query;
import java.util.List;

/**
 * Reads results of SQL, whose types differ by database and provider.
 *
 * <p>What is queried when a web application starts, for its first request, or by its background tasks is SQL or a criteria query: for JPQL,
 * a provider loads its parser, which is nearly 500 classes in EclipseLink.
 */
final class NativeQueries {
    private NativeQueries() {}

    /** Returns the rows of a query of several columns. */
    @SuppressWarnings("unchecked")
    static List<Object[]> rows(Query query) {
        return (List<Object[]>) query.getResultList();
    }

    /** Returns the values of a query of one column of texts. */
    static List<String> texts(Query query) {
        return ((List<?>) query.getResultList())
                .stream().map(String.class::cast).toList();
    }

    /** Returns the one value of a query of one number. */
    static long number(Query query) {
        return ((Number) query.getSingleResult()).longValue();
    }
}
