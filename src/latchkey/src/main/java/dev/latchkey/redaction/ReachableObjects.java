package dev.latchkey.redaction;

import dev.latchkey.scope.Requirement;
import dev.latchkey.server.PersistentObjects;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.stream.BaseStream;

/**
 * Finds whether objects that a caller may not see can be reached from an object, by fields, getters and Java's containers: where
 * code of the application, or of a library, is about to be given it. What cannot be told counts as reachable. For one rendering;
 * what was found is remembered for its length.
 */
class ReachableObjects {
    /** Whoever holds more is not looked through. */
    private static final int MAX_OBJECTS = 200_000;

    private final ClassLore lore;
    private final UnmetRequirements denied;
    private final boolean byCode;
    private final Set<Object> clean = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Object, Found> found = new IdentityHashMap<>();
    private boolean guardMet;

    /**
     * What can be reached.
     *
     * @param unmet what is denied of it
     * @param undecided whether there may be more
     */
    record Found(Set<Requirement> unmet, boolean undecided) {
        static final Found NOTHING = new Found(Set.of(), false);

        boolean isNothing() {
            return unmet.isEmpty() && !undecided;
        }
    }

    /**
     * Looks for what is denied.
     *
     * @param byCode whether code of the application is given the object, rather than a writer that reads its data
     */
    ReachableObjects(ClassLore lore, UnmetRequirements denied, boolean byCode) {
        this.lore = lore;
        this.denied = denied;
        this.byCode = byCode;
    }

    /** Is told of the class of each object that is looked into. */
    protected void met(Class<?> type) {
        // Nothing more is to be known of it.
    }

    /** Whether anything was met that needs something, be it denied or not. */
    boolean isGuardMet() {
        return guardMet;
    }

    /** What of an object, itself included, is denied. */
    Found from(Object root) {
        if (root == null || clean.contains(root)) {
            return Found.NOTHING;
        }
        Found known = found.get(root);
        if (known == null) {
            Walk walk = new Walk();
            known = walk.from(root);
            if (known.isNothing()) {
                clean.addAll(walk.seen);
            } else {
                found.put(root, known);
            }
        }
        return known;
    }

    private final class Walk {
        private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Deque<Object> todo = new ArrayDeque<>();
        private final Set<Requirement> unmet = new LinkedHashSet<>();
        private boolean undecided;

        Found from(Object root) {
            add(root);
            while (!todo.isEmpty()) {
                Object object = todo.pop();
                Found known = found.get(object);
                if (known != null) {
                    unmet.addAll(known.unmet);
                    undecided |= known.undecided;
                } else {
                    look(object);
                }
                if (seen.size() > MAX_OBJECTS) {
                    undecided = true;
                    todo.clear();
                }
            }
            return new Found(Set.copyOf(unmet), undecided);
        }

        private void add(Object object) {
            if (object != null && !clean.contains(object)) {
                ValueKind kind = lore.kindOf(object.getClass());
                // Constants have members, too.
                boolean closed =
                        kind.form() == ValueKind.Form.CLOSED || kind.plain() && kind.form() != ValueKind.Form.ENUM;
                if (!closed && seen.add(object)) {
                    todo.add(object);
                }
            }
        }

        private void look(Object object) {
            Class<?> type = object.getClass();
            Guards.ClassGuards needed = lore.guards().of(type);
            guardMet |= !needed.isNothing();
            needed.all().stream().filter(denied::denies).forEach(unmet::add);
            undecided |= needed.unreadable();
            met(type);
            if (denied.denies(needed.whole())) {
                // What is in it must not even show by the scopes that it would need.
                return;
            }
            if (object instanceof BaseStream || object instanceof Iterator) {
                // What is in them shows only once.
                undecided = true;
                return;
            }
            try {
                addContent(object, type);
                ObjectReaders.Ways ways = lore.waysFrom(type);
                undecided |= ways.open() || ways.guarded().stream().anyMatch(guarded -> mayLeadOn(guarded, needed));
                follow(ways.ways(), object);
                for (MethodHandle way : ways.woven()) {
                    Object kept = (Object) way.invokeExact(object);
                    if (kept != null && !PersistentObjects.isProviders(kept.getClass())) {
                        add(kept);
                    }
                }
                for (ObjectReaders.GuardedField field : ways.guardedFields()) {
                    if (needed.ofProperty(field.keys()).stream().noneMatch(denied::denies)) {
                        follow(List.of(field.way()), object);
                    }
                }
                if (byCode) {
                    follow(ways.unshown(), object);
                }
            } catch (StackOverflowError | Exception | LinkageError failed) {
                undecided = true;
            } catch (Throwable failed) {
                throw (Error) failed;
            }
        }

        private void follow(List<MethodHandle> ways, Object object) throws Throwable {
            for (MethodHandle way : ways) {
                add((Object) way.invokeExact(object));
            }
        }

        /** Whether a getter that the caller may read, and that is not called, may return something that is denied. */
        private boolean mayLeadOn(ObjectReaders.Guarded getter, Guards.ClassGuards needed) {
            return needed.ofProperty(getter.keys()).stream().noneMatch(denied::denies)
                    && TypeGraph.reaches(
                            getter.type(),
                            Set.of(),
                            type -> type == Object.class
                                    || lore.guards().of(type).all().stream().anyMatch(denied::denies));
        }

        private void addContent(Object object, Class<?> type) {
            Containers.forEach(object, this::add);
            if (object instanceof Map.Entry<?, ?> entry) {
                add(entry.getKey());
                add(entry.getValue());
            } else if (object instanceof Iterable<?> elements && !(object instanceof Collection)) {
                // It need not end.
                Iterator<?> some = elements.iterator();
                for (int i = 0; i < MAX_OBJECTS && some.hasNext(); i++) {
                    add(some.next());
                }
                undecided |= some.hasNext();
            }
            if (Proxy.isProxyClass(type)) {
                // Containers, too.
                add(Proxy.getInvocationHandler(object));
            }
            add(besideContent(object));
        }

        /** What one of Java's containers gives besides its elements. */
        private static Object besideContent(Object container) {
            if (container instanceof SortedSet<?> sorted) {
                return sorted.comparator();
            }
            if (container instanceof SortedMap<?, ?> sorted) {
                return sorted.comparator();
            }
            if (container instanceof PriorityQueue<?> sorted) {
                return sorted.comparator();
            }
            if (container instanceof PriorityBlockingQueue<?> sorted) {
                return sorted.comparator();
            }
            return container instanceof ConcurrentHashMap.KeySetView<?, ?> keys ? keys.getMap() : null;
        }
    }
}
