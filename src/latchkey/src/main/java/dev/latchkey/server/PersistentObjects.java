package dev.latchkey.server;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recognises what providers of Jakarta Persistence put into objects: fields that lead to all that they loaded, and lazy types. */
public final class PersistentObjects {
    private static final Set<String> LAZY = Stream.of(HibernateObjects.LAZY, EclipseLinkObjects.LAZY)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private PersistentObjects() {}

    /** Returns whether objects of a class load what they hold when they are asked. */
    public static boolean isLazy(Class<?> type) {
        return LAZY.contains(type.getName());
    }

    /** Returns whether a class is the provider's own: what it keeps in a woven field leads to all that it loaded, and is no data. */
    public static boolean isProviders(Class<?> type) {
        return Stream.of(HibernateObjects.PACKAGE, EclipseLinkObjects.PACKAGE).anyMatch(type.getName()::startsWith);
    }

    /** Returns whether a field is called as one that is woven in. A field of the application may be, too. */
    public static boolean isWoven(String field) {
        return field.startsWith(HibernateObjects.WOVEN) || field.startsWith(EclipseLinkObjects.WOVEN);
    }
}
