package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.redaction.UnmetRequirements;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import dev.latchkey.writing.WriteGuard;
import java.util.Set;

/** Refuses members that a caller names and may not see. Thread-safe. */
public final class NamedMembers {
    private final WriteGuard guard;
    private final boolean hiddenIsUnknown;

    /**
     * Refuses members.
     *
     * @param hiddenIsUnknown whether a hidden member is refused as one that does not exist
     */
    public NamedMembers(WriteGuard guard, boolean hiddenIsUnknown) {
        this.guard = guard;
        this.hiddenIsUnknown = hiddenIsUnknown;
    }

    /**
     * Refuses what a parameter names, unless the caller may see all of it.
     *
     * @throws AccessRefusedException if a name is of no member, or of one that the caller may not see
     */
    void requireAll(Class<?> type, String parameter, boolean selection, GrantedScopes caller) {
        boolean afterName = false;
        for (String name : WriteGuard.names(parameter)) {
            Set<Requirement> unmet = guard.unmetToSee(type, name, selection, caller);
            if (unmet == null && afterName && WriteGuard.isDirection(name)) {
                continue;
            }
            require(unmet, caller);
            afterName = true;
        }
    }

    /** Refuses one member, unless the caller may see all of it. */
    public void require(Class<?> type, String member, GrantedScopes caller) {
        require(guard.unmetToSee(type, member, false, caller), caller);
    }

    /**
     * Returns whether the caller may see a member, and all that is in it.
     *
     * @throws IllegalArgumentException if there is no such member
     */
    public boolean isVisible(Class<?> type, String member, GrantedScopes caller) {
        Set<Requirement> unmet = guard.unmetToSee(type, member, false, caller);
        if (unmet == null) {
            throw new IllegalArgumentException(
                    "JSON of " + type.getName() + " has no member " + member + ": use the name that responses show.");
        }
        return unmet.isEmpty();
    }

    private void require(Set<Requirement> unmet, GrantedScopes caller) {
        if (unmet == null || hiddenIsUnknown && !unmet.isEmpty()) {
            throw new AccessRefusedException(Refusal.of(RefusalKind.UNKNOWN_MEMBER));
        }
        if (!unmet.isEmpty()) {
            throw new AccessRefusedException(caller.refusal(UnmetRequirements.refusal(unmet, caller)));
        }
    }
}
