package dev.latchkey.redaction;

import dev.latchkey.scope.Hierarchy;
import dev.latchkey.server.PersistentObjects;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;

/** Finds the ways from an object to those that it holds: the fields of its class, and its getters. */
final class ObjectReaders {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    /** State of Java's own that no field of it may be read from, by what shows it. */
    private static final Map<Class<?>, List<String>> SHOWN_BY = Map.of(
            Throwable.class,
            List.of("getCause", "getSuppressed"),
            Calendar.class,
            List.of("getTimeZone"),
            // What it keeps of dates is made of numbers.
            GregorianCalendar.class,
            List.of(),
            // It keeps what it was asked for.
            TimeZone.class,
            List.of(),
            // The handler is asked for by other means.
            Proxy.class,
            List.of());

    private ObjectReaders() {}

    /**
     * The ways from objects of one class.
     *
     * @param ways read an object from an object each
     * @param unshown the same, of what is no part of the data: code that is given the object may read it all the same
     * @param woven the same, of fields that are called as what a persistence provider weaves in
     * @param guardedFields the same, of fields that need something
     * @param guarded what getters are declared to return that are never called
     * @param open whether there may be more, or something would be loaded
     */
    record Ways(
            List<MethodHandle> ways,
            List<MethodHandle> unshown,
            List<MethodHandle> woven,
            List<GuardedField> guardedFields,
            List<Guarded> guarded,
            boolean open) {}

    /** A field that needs something. */
    record GuardedField(Set<String> keys, MethodHandle way) {}

    /** A getter that needs something. */
    record Guarded(Set<String> keys, Type type) {}

    /** The ways from objects of a class. */
    static Ways of(Class<?> type, Guards.ClassGuards guards) {
        Finder finder = new Finder(guards);
        try {
            finder.find(type);
        } catch (LinkageError | TypeNotPresentException unreadable) {
            finder.open = true;
        }
        return new Ways(
                List.copyOf(finder.ways),
                List.copyOf(finder.unshown),
                List.copyOf(finder.woven),
                List.copyOf(finder.guardedFields),
                List.copyOf(finder.guarded),
                finder.open);
    }

    private static final class Finder {
        private final Guards.ClassGuards guards;
        private final List<MethodHandle> ways = new ArrayList<>();
        private final List<MethodHandle> unshown = new ArrayList<>();
        private final List<MethodHandle> woven = new ArrayList<>();
        private final List<GuardedField> guardedFields = new ArrayList<>();
        private final List<Guarded> guarded = new ArrayList<>();
        private final Set<String> called = new HashSet<>();
        private boolean open;

        Finder(Guards.ClassGuards guards) {
            this.guards = guards;
        }

        void find(Class<?> type) {
            for (Class<?> ancestor : Hierarchy.of(type)) {
                open |= ancestor == ThreadLocal.class || PersistentObjects.isLazy(ancestor);
            }
            for (Class<?> ancestor = type;
                    ancestor != null && ancestor != Object.class;
                    ancestor = ancestor.getSuperclass()) {
                addFields(ancestor);
            }
            for (Class<?> ancestor : Hierarchy.of(type)) {
                if (!Members.isPlatform(ancestor)) {
                    addGetters(ancestor);
                }
            }
        }

        private void addGetters(Class<?> type) {
            Method[] methods;
            try {
                methods = type.getDeclaredMethods();
            } catch (LinkageError | TypeNotPresentException unreadable) {
                // Nobody can call them either; what they could tell is in fields.
                return;
            }
            Stream.of(methods).forEach(this::addGetter);
        }

        private void addFields(Class<?> type) {
            List<String> shown = SHOWN_BY.get(type);
            if (shown != null) {
                shown.forEach(name -> addShowing(type, name));
                return;
            }
            // Java's own containers are asked for what they hold.
            if (isClosed(type) && (Types.isContainer(type) || Map.Entry.class.isAssignableFrom(type))) {
                return;
            }
            List<Field> unread = new ArrayList<>();
            for (Field field : type.getDeclaredFields()) {
                boolean read = !Modifier.isStatic(field.getModifiers())
                        && !ValueKind.isClosed(field.getType())
                        && !(isClosed(type) && isInert(field.getType(), new HashSet<>()))
                        && !(PersistentObjects.isWoven(field.getName())
                                && PersistentObjects.isProviders(field.getType()));
                if (read && !add(field)) {
                    unread.add(field);
                }
            }
            for (Field field : unread) {
                open |= !isShown(type, field, unread.size() == 1);
            }
        }

        /** Whether it is a class of Java that nobody else can extend, and whose objects hold such and closed values alone. */
        private static boolean isInert(Class<?> type, Set<Class<?>> above) {
            if (type.isArray()) {
                return isInert(type.getComponentType(), above);
            }
            if (ValueKind.isClosed(type) || !above.add(type)) {
                return true;
            }
            boolean ours = isClosed(type)
                    && !type.isInterface()
                    && (Modifier.isFinal(type.getModifiers()) || !Modifier.isPublic(type.getModifiers()));
            for (Class<?> ancestor = type;
                    ours && ancestor != null && ancestor != Object.class;
                    ancestor = ancestor.getSuperclass()) {
                ours = isClosed(ancestor)
                        && Stream.of(ancestor.getDeclaredFields())
                                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                                .allMatch(field -> isInert(field.getType(), above));
            }
            return ours;
        }

        private boolean add(Field field) {
            try {
                field.setAccessible(true);
                MethodHandle way = generic(LOOKUP.unreflectGetter(field));
                boolean data = !Modifier.isTransient(field.getModifiers());
                if (PersistentObjects.isWoven(field.getName())) {
                    woven.add(way);
                } else if (data && !guards.ofProperty(Members.keys(field)).isEmpty()) {
                    guardedFields.add(new GuardedField(Members.keys(field), way));
                } else {
                    (data ? ways : unshown).add(way);
                }
                return true;
            } catch (IllegalAccessException | RuntimeException closed) {
                return false;
            }
        }

        /** Whether a public getter shows what the field holds. */
        private boolean isShown(Class<?> type, Field field, boolean only) {
            String name = field.getName();
            String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            return Stream.of("get" + capital, "is" + capital, name, only ? "get" : name)
                    .anyMatch(text -> addShowing(type, text));
        }

        private boolean addShowing(Class<?> type, String name) {
            try {
                if (!called.contains(name)) {
                    ways.add(generic(LOOKUP.unreflect(type.getMethod(name))));
                    called.add(name);
                }
                return true;
            } catch (ReflectiveOperationException | RuntimeException none) {
                return false;
            }
        }

        private void addGetter(Method method) {
            String name = method.getName();
            boolean getter = method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())
                    && !method.isBridge()
                    && !method.isSynthetic()
                    && method.getReturnType() != void.class
                    && !ValueKind.isClosed(method.getReturnType())
                    && !Members.keys(method).isEmpty();
            if (!getter || !called.add(name)) {
                return;
            }
            Set<String> keys = Members.keys(method);
            if (!guards.ofProperty(keys).isEmpty()) {
                guarded.add(new Guarded(keys, method.getGenericReturnType()));
                return;
            }
            try {
                method.setAccessible(true);
                ways.add(generic(LOOKUP.unreflect(method)));
            } catch (IllegalAccessException | RuntimeException closed) {
                open = true;
            }
        }

        private static MethodHandle generic(MethodHandle way) {
            return way.asType(way.type().generic());
        }

        /** Whether Java keeps the fields of the class to itself. */
        private static boolean isClosed(Class<?> type) {
            Module module = type.getModule();
            return module.isNamed() && !module.isOpen(type.getPackageName(), ObjectReaders.class.getModule());
        }
    }
}
