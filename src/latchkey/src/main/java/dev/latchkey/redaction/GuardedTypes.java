package dev.latchkey.redaction;

import dev.latchkey.scope.Requirement;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The guarded types that are known when the application starts: those of its index, and of what its methods declare to answer
 * with. An immutable snapshot. It tells which header fields a response gets and how much of a declared type is withheld; what is
 * shown never depends on it.
 *
 * @param subtypes classes that may stand behind a supertype of theirs and be, or hold, something guarded
 * @param requirements every requirement of a known class
 * @param complete whether no other class of the web application may be guarded and sent
 */
record GuardedTypes(Set<Class<?>> subtypes, Set<Requirement> requirements, boolean complete) {

    /** What is known from an index. */
    static GuardedTypes of(Guards guards, ClassIndex.Found index) {
        return new GuardedTypes(Set.copyOf(index.subtypes()), Set.of(), index.complete())
                .with(guards, index.declaring());
    }

    /** This, and the guarded ones among these classes. */
    GuardedTypes with(Guards guards, Collection<Class<?>> classes) {
        Set<Class<?>> all = new LinkedHashSet<>(subtypes);
        Set<Requirement> needed = new LinkedHashSet<>(requirements);
        for (Class<?> type : classes) {
            if (guards.isGuarded(type)) {
                all.add(type);
                needed.addAll(guards.of(type).all());
            }
        }
        return new GuardedTypes(Set.copyOf(all), Set.copyOf(needed), complete);
    }

    /** Returns whether nothing that is sent can be guarded, so that nothing has to be judged. */
    boolean isEmpty() {
        return complete && requirements.isEmpty();
    }
}
