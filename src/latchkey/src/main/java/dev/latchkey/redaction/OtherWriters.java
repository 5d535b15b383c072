package dev.latchkey.redaction;

import dev.latchkey.Refusal;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Judges objects that are written by another library than JSON-B, of which nobody knows what it reads: as wholes. */
final class OtherWriters {
    private final ClassLore lore;

    OtherWriters(ClassLore lore) {
        this.lore = lore;
    }

    /** Whether something of an object is guarded, or it cannot be told. */
    boolean holdsGuarded(Object value, GuardedTypes known) {
        ReachableObjects.Found found = from(value, UnmetRequirements.all(), known);
        return !found.isNothing();
    }

    /**
     * The refusal for a caller who is not to see all of some object that the value holds; empty if there is no such object.
     *
     * @param holdsAllKnown whether the caller lacks nothing of what is known to be needed
     * @throws IllegalStateException if that cannot be told, for others
     */
    Optional<Refusal> refusalOf(Object value, GrantedScopes granted, boolean holdsAllKnown, GuardedTypes known) {
        ReachableObjects.Found found = from(value, UnmetRequirements.to(granted), known);
        if (found.isNothing()) {
            return Optional.empty();
        }
        if (found.unmet().isEmpty() && holdsAllKnown) {
            return Optional.empty();
        }
        if (found.unmet().isEmpty()) {
            throw new IllegalStateException("The objects that "
                    + value.getClass().getName() + " refers to could not be determined, and its writer is unknown");
        }
        return Optional.of(UnmetRequirements.refusal(found.unmet(), granted));
    }

    private ReachableObjects.Found from(Object value, UnmetRequirements denied, GuardedTypes known) {
        Set<Requirement> unmet = new LinkedHashSet<>();
        ReachableObjects objects = new ReachableObjects(lore, denied, false) {
            @Override
            protected void met(Class<?> type) {
                // Methods that only other libraries than JSON-B call may make something that is guarded.
                Members.readByOthers(type)
                        .forEach(made -> TypeGraph.reaches(made, known.subtypes(), candidate -> {
                            if (candidate == Object.class) {
                                known.requirements().stream()
                                        .filter(denied::denies)
                                        .forEach(unmet::add);
                            }
                            lore.guards().of(candidate).all().stream()
                                    .filter(denied::denies)
                                    .forEach(unmet::add);
                            return false;
                        }));
            }
        };
        ReachableObjects.Found found = objects.from(value);
        unmet.addAll(found.unmet());
        return new ReachableObjects.Found(unmet, found.undecided());
    }
}
