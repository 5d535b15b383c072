package dev.latchkey.redaction;

import dev.latchkey.Refusal;
import dev.latchkey.scope.Requirement;
import dev.latchkey.scope.ScopeSet;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The requirements that a caller does not meet. Immutable. */
public final class UnmetRequirements {
    private final Predicate<Requirement> unmet;

    private UnmetRequirements(Predicate<Requirement> unmet) {
        this.unmet = unmet;
    }

    /** What is not met by these scopes. */
    static UnmetRequirements to(ScopeSet granted) {
        return new UnmetRequirements(each -> !each.isMetBy(granted));
    }

    /** What a caller lacks who holds every scope but this one. */
    static UnmetRequirements without(String scope) {
        return new UnmetRequirements(each -> each.isLostWithout(scope));
    }

    /** Whatever is needed. */
    static UnmetRequirements all() {
        return new UnmetRequirements(each -> true);
    }

    /** One requirement alone. */
    static UnmetRequirements alone(Requirement requirement) {
        return new UnmetRequirements(requirement::equals);
    }

    /** Whether {@code requirement}, null for none, is not met. */
    boolean denies(Requirement requirement) {
        return requirement != null && unmet.test(requirement);
    }

    /** The 403 for a caller with the named scopes, who lacks what these need. */
    public static Refusal refusal(Collection<Requirement> unmet, Set<String> held) {
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
