package dev.latchkey.demo.catalogue;

import jakarta.persistence.TypedQuery;
import java.util.List;

/**
 * Cuts a list into pieces.
 *
 * @param number which piece, from 1
 * @param size how many elements a piece has
 */
public record Page(int number, int size) {

    /** The whole list as one piece. */
    public static final Page ALL = new Page(1, Integer.MAX_VALUE);

    /** The piece of a list that is in memory. */
    public <T> List<T> of(List<T> all) {
        return all.stream().skip(offset()).limit(size).toList();
    }

    <T> List<T> of(TypedQuery<T> query) {
        if (offset() > Integer.MAX_VALUE) {
            return List.of();
        }
        return query.setFirstResult((int) offset()).setMaxResults(size).getResultList();
    }

    private long offset() {
        return (number - 1L) * size;
    }
}
