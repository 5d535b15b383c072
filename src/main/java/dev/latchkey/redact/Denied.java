package dev.latchkey.redact;

import dev.latchkey.Refusal;
import dev.latchkey.scope.Requirement;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The requirements of the host's data that a caller does not meet: what two callers have in common who see the same. Immutable. */
record Denied(Set<Requirement> requirements) {

    Denied {
        requirements = Set.copyOf(requirements);
    }

    boolean isNothing() {
        return requirements.isEmpty();
    }

    /** Whether {@code requirement}, null for none, is not met. */
    boolean denies(Requirement requirement) {
        return requirement != null && requirements.contains(requirement);
    }

    /** The 403 for a caller with the named scopes, who lacks what these need. */
    static Refusal refusal(Collection<Requirement> unmet, Set<String> held) {
        SortedSet<String> missing = new TreeSet<>();
        SortedSet<String> anyOf = new TreeSet<>();
        for (Requirement each : unmet) {
            Refusal refusal = each.refusalFor(held);
            missing.addAll(refusal.missingScopes());
            anyOf.addAll(refusal.anyOf());
        }
        anyOf.removeAll(missing);
        return Refusal.insufficientScope(missing, anyOf);
    }

    /** The scopes for want of which these are not met, by a caller with the named scopes. */
    static SortedSet<String> names(Collection<Requirement> unmet, Set<String> held) {
        return refusal(unmet, held).lacking();
    }
}
