package dev.latchkey.redaction;

import dev.latchkey.Refusal;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import java.util.Collection;
import java.util.Collections;
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
    static UnmetRequirements to(GrantedScopes granted) {
        return new UnmetRequirements(requirement -> !requirement.isMetBy(granted));
    }

    /** What a caller lacks who holds every scope but this one. */
    static UnmetRequirements without(String scope) {
        return new UnmetRequirements(requirement -> requirement.isLostWithout(scope));
    }

    /** Whatever is needed. */
    static UnmetRequirements all() {
        return new UnmetRequirements(requirement -> true);
    }

    /** One requirement alone. */
    static UnmetRequirements alone(Requirement requirement) {
        return new UnmetRequirements(requirement::equals);
    }

    /** Whether {@code requirement}, null for none, is not met. */
    boolean denies(Requirement requirement) {
        return requirement != null && unmet.test(requirement);
    }

    /** Returns the 403 for a caller who does not meet these requirements. */
    public static Refusal refusal(Collection<Requirement> unmet, GrantedScopes granted) {
        SortedSet<String> missing = new TreeSet<>();
        SortedSet<String> anyOf = new TreeSet<>();
        for (Requirement requirement : unmet) {
            requirement.addLacking(granted, missing, anyOf);
        }
        anyOf.removeAll(missing);
        return Refusal.insufficientScope(missing, anyOf);
    }

    /** Returns the scopes that a caller lacks who does not meet these requirements. */
    public static SortedSet<String> names(Collection<Requirement> unmet, GrantedScopes granted) {
        SortedSet<String> names = new TreeSet<>();
        for (Requirement requirement : unmet) {
            requirement.addLacking(granted, names, names);
        }
        return Collections.unmodifiableSortedSet(names);
    }
}
