package dev.latchkey.redaction.bypackage;

import dev.latchkey.ScopeRequired;

/** Shows its private fields, since its package says so. */
@SuppressWarnings("unused")
public class InPackage {
    @ScopeRequired("X")
    private final String secret = "SECRET";

    private final String open = "open";
}
