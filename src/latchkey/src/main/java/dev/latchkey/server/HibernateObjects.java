package dev.latchkey.server;

import java.util.Set;

/** Names the fields that Hibernate weaves into entities, and the types by which it loads lazily. */
final class HibernateObjects {
    static final String PACKAGE = "org.hibernate.";

    static final String WOVEN = "$$_hibernate_";

    static final Set<String> LAZY = Set.of(
            "org.hibernate.proxy.HibernateProxy",
            "org.hibernate.collection.spi.LazyInitializable",
            "org.hibernate.collection.spi.PersistentCollection",
            "org.hibernate.collection.internal.PersistentCollection");

    private HibernateObjects() {}
}
