package dev.latchkey.scope;

import java.util.Set;
import java.util.TreeSet;

/** Says that scopes were asked for which are of no use without others. */
public class IncompleteScopesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Set<String> missing;

    IncompleteScopesException(String scope, Set<String> missing) {
        super("the scope " + scope + " also requires " + String.join(", ", missing)
                + ". Add the missing scopes, or leave it out");
        this.missing = new TreeSet<>(missing);
    }

    /** What has to be added, sorted. */
    public Set<String> missing() {
        return missing;
    }
}
