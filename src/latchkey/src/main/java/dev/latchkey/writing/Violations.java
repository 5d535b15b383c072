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

    private static final int MOST_ADDED = 10 * MOST;

    /** A header field holds them, if they are ignored. */
    private static final int LONGEST = 4000;

    private final transient Set<String> members = new LinkedHashSet<>();
    private boolean found;
    private int added;
    private boolean full;
    private int length;

    private final transient Set<Requirement> unmet = new LinkedHashSet<>();

    Violations() {
        super("The request body gives members a value that the caller may not write", null, false, false);
    }

    void add(String pointer, Iterable<Requirement> requirements) {
        found = true;
        requirements.forEach(unmet::add);
        // One member may stand there any number of times.
        added++;
        full |= added == MOST_ADDED || members.size() == MOST || length + pointer.length() > LONGEST;
        if (!full && members.add(pointer)) {
            length += pointer.length();
        }
    }

    /** Returns whether no more members are named. */
    boolean isFull() {
        return full;
    }

    /** Returns whether there are none. */
    public boolean isEmpty() {
        return !found;
    }

    /** Returns the members as JSON Pointers (RFC 6901), in the order of the body, at most 100 of at most 4000 characters. */
    public List<String> members() {
        return new ArrayList<>(members);
    }

    /** Returns what the caller lacks. */
    public Set<Requirement> unmet() {
        return Set.copyOf(unmet);
    }
}
