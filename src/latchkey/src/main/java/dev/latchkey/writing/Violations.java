package dev.latchkey.writing;

import dev.latchkey.scope.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lists the members of a request body that the caller may not write. Not thread-safe. */
public final class Violations extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** More are counted, but not named. */
    private static final int MOST = 100;

    private final transient Set<String> members = new LinkedHashSet<>();
    private final transient Set<Requirement> unmet = new LinkedHashSet<>();

    Violations() {
        super("The request body gives members a value that the caller may not write", null, false, false);
    }

    void add(String pointer, Iterable<Requirement> requirements) {
        if (members.size() < MOST) {
            members.add(pointer);
        }
        requirements.forEach(unmet::add);
    }

    /** Returns whether there are none. */
    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** Returns the members as JSON Pointers (RFC 6901), in the order of the body, at most 100. */
    public List<String> members() {
        return new ArrayList<>(members);
    }

    /** Returns what the caller lacks. */
    public Set<Requirement> unmet() {
        return Set.copyOf(unmet);
    }
}
