package dev.latchkey.server;

import java.util.Set;

/** Names the fields that EclipseLink weaves into entities, and the types by which it loads lazily. */
final class EclipseLinkObjects {
    static final String PACKAGE = "org.eclipse.persistence.";

    static final String WOVEN = "_persistence_";

    static final Set<String> LAZY = Set.of(
            "org.eclipse.persistence.indirection.IndirectContainer",
            "org.eclipse.persistence.indirection.ValueHolderInterface");

    private EclipseLinkObjects() {}
}
