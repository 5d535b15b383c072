package dev.latchkey.redact;

import dev.latchkey.scope.Hierarchy;
import dev.latchkey.scope.Requirement;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

/**
 * Renders objects for all callers who lack the same: a {@link Jsonb} with the host's configuration that cannot show what they
 * may not see. Thread-safe.
 *
 * <p>Withheld members are not in its models of classes, and objects of withheld classes are written by a serializer of ours.
 * What the host's own serializers and adapters would be handed is withheld as a whole, if something in it is.
 */
final class Profile {
    /** Makes Yasson write what it writes for these classes before anything could be hidden. */
    private static final String EAGER = "yasson.eager-parse-classes";

    /** Platform types of which providers write every object in the same way, whatever its class. */
    private static final List<Class<?>> WRITTEN_AS_DECLARED = List.of(
            Iterable.class,
            Iterator.class,
            BaseStream.class,
            Map.class,
            Number.class,
            Date.class,
            Calendar.class,
            Enum.class,
            JsonValue.class);

    private final Denied denied;
    private final Guards guards;
    private final Binding binding;
    private final JsonbConfig config;
    private final JsonProvider json;
    private final boolean hasComponents;
    private final Binding.Bound bound;
    private final int version;
    private final Set<Class<?>> hostWritten = new HashSet<>();
    private final Set<Class<?>> withheld = new HashSet<>();
    private final Set<Class<?>> cut = new HashSet<>();
    private final Map<Class<?>, Boolean> deniedIn = new ConcurrentHashMap<>();
    private final Map<Type, Boolean> concerned = new ConcurrentHashMap<>();
    private final Map<Type, Boolean> writtenPastUs = new ConcurrentHashMap<>();
    private final Map<Type, Set<Requirement>> unmetByTypes = new ConcurrentHashMap<>();
    private final Map<Type, Shape> shapes = new ConcurrentHashMap<>();
    private final PropertyVisibilityStrategy strategy;
    private final Map<Class<?>, Set<Requirement>> unmet = new ConcurrentHashMap<>();
    private volatile int audited = -1;

    /** Classes that the profile was not ready for. Thrown before anything of what was rendered is used. */
    static final class NotReady extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Set<Class<?>> classes;

        NotReady(Set<Class<?>> classes) {
            super(null, null, false, false);
            this.classes = classes;
        }

        Set<Class<?>> classes() {
            return classes;
        }
    }

    /**
     * A profile that is ready for some classes.
     *
     * @param known the classes
     * @throws UnknownProviderException if the JSON-B provider cannot be made to withhold something
     */
    Profile(
            Denied denied,
            Guards guards,
            Collection<Class<?>> known,
            JsonbConfig host,
            JsonProvider json,
            Binding binding) {
        this.version = guards.version();
        this.denied = denied;
        this.guards = guards;
        this.strategy = host.getProperty(JsonbConfig.PROPERTY_VISIBILITY_STRATEGY)
                .filter(PropertyVisibilityStrategy.class::isInstance)
                .map(PropertyVisibilityStrategy.class::cast)
                .orElse(null);
        this.binding = binding;
        this.json = json;
        config = new JsonbConfig();
        host.getAsMap().forEach((name, value) -> {
            if (!name.equals(EAGER)) {
                config.setProperty(name, value);
            }
        });
        hasComponents = hasComponents(host);
        JsonbSerializer<?>[] serializers =
                trusted(host, JsonbConfig.SERIALIZERS, JsonbSerializer.class).toArray(JsonbSerializer<?>[]::new);
        JsonbAdapter<?, ?>[] adapters =
                trusted(host, JsonbConfig.ADAPTERS, JsonbAdapter.class).toArray(JsonbAdapter<?, ?>[]::new);
        Set<Class<?>> candidates = new LinkedHashSet<>(known);
        candidates.addAll(guards.guarded());
        candidates.addAll(hostWritten);
        for (Class<?> each : candidates) {
            if (isDeniedAsAWhole(each) && WithheldSerializer.isPossibleFor(each)) {
                withheld.add(each);
            }
        }
        // Which members are hidden depends on which classes are withheld.
        candidates.stream()
                .filter(each -> !withheld.contains(each) && hidesSome(each))
                .forEach(cut::add);
        config.setProperty(JsonbConfig.SERIALIZERS, withOurs(serializers));
        config.setProperty(JsonbConfig.ADAPTERS, adapters);
        bound = binding.bind(
                this,
                config,
                json,
                cut.stream()
                        .sorted(Comparator.comparingInt(
                                each -> Hierarchy.of(each).size()))
                        .toList());
    }

    static boolean hasComponents(JsonbConfig config) {
        return Stream.of(JsonbConfig.SERIALIZERS, JsonbConfig.ADAPTERS)
                .flatMap(each -> config.getProperty(each).stream())
                .anyMatch(each -> ((Object[]) each).length > 0);
    }

    /** The first that is registered for a class wins, so ours come first. */
    private JsonbSerializer<?>[] withOurs(JsonbSerializer<?>... trusted) {
        List<JsonbSerializer<?>> all = new ArrayList<>();
        withheld.forEach(each -> all.add(WithheldSerializer.of(each)));
        all.addAll(List.of(trusted));
        return all.toArray(JsonbSerializer<?>[]::new);
    }

    /** The host's components of a kind that may go on writing. */
    private Stream<?> trusted(JsonbConfig host, String property, Class<?> kind) {
        return host.getProperty(property).stream()
                .flatMap(all -> Stream.of((Object[]) all))
                .filter(each -> isTrusted(each.getClass(), kind));
    }

    /** Whether nothing that is denied can be handed to a component of the host; if it can, its classes are withheld. */
    private boolean isTrusted(Class<?> component, Class<?> kind) {
        Type handed = Types.arguments(component).get(kind.getTypeParameters()[0]);
        if (handed == null || handed == Object.class) {
            throw new IllegalStateException(component.getName() + " does not say of which class it is a "
                    + kind.getSimpleName() + ", so that it cannot be told what it would show");
        }
        if (!reachesDenied(handed)) {
            return true;
        }
        hostWritten.add(Types.raw(handed));
        return false;
    }

    boolean isCurrent() {
        return version == guards.version();
    }

    /** Whether an object of this declared type may hold something that is withheld. */
    boolean concerns(Type type) {
        Boolean known = concerned.get(type);
        if (known == null) {
            known = hasComponents
                    || Types.reaches(
                            type,
                            guards.subtypes(),
                            each -> each == Object.class || hasDenied(each) || Members.involvesHost(each));
            concerned.put(type, known);
        }
        return known;
    }

    /** How much of the declared type is withheld. */
    Shape shapeOf(Type type) {
        return shapes.computeIfAbsent(type, each -> Shape.of(each, this, strategy));
    }

    /** The places of a declared type at which something is withheld, and for want of what. */
    Map<String, Set<Requirement>> withheldFrom(Type type) {
        Map<String, Set<Requirement>> found = new TreeMap<>();
        Shape.of(type, this, strategy, found);
        return found;
    }

    /** What is denied of a member that is hidden. */
    Set<Requirement> unmetBy(Class<?> owner, Members.Read read) {
        Set<Requirement> found = new HashSet<>();
        add(guards.ofType(owner), found);
        guards.ofProperty(owner, Members.keys(read.member())).forEach(needed -> add(needed, found));
        return found.isEmpty() ? unmetBy(read.type()) : found;
    }

    private boolean reachesDenied(Type type) {
        return Types.reaches(type, guards.subtypes(), this::hasDenied);
    }

    /** Whether something is denied in objects of the class, or all of them. */
    boolean hasDenied(Class<?> type) {
        return deniedIn.computeIfAbsent(
                type,
                each -> denied.denies(guards.ofType(each))
                        || guards.ofProperties(each).values().stream().anyMatch(denied::denies));
    }

    /** Whether no object of the class may be shown, be it that the host's own code would write it. */
    boolean isDeniedAsAWhole(Class<?> type) {
        return denied.denies(guards.ofType(type)) || isHostWritten(type) && reachesDenied(type);
    }

    private boolean isHostWritten(Class<?> type) {
        return hostWritten.contains(type)
                || !Members.isPlatform(type)
                        && Hierarchy.of(type).stream()
                                .anyMatch(each -> hostWritten.contains(each) || Members.isHostWritten(each));
    }

    /**
     * Whether a class that is withheld names a component of the host itself, which some providers prefer to our serializer at
     * the root of a document.
     */
    boolean isWrittenPastUs(Type type) {
        return writtenPastUs.computeIfAbsent(type, root -> Types.mentions(root).stream()
                .anyMatch(each -> isDeniedAsAWhole(each) && isHostWritten(each) && !hostWritten.contains(each)));
    }

    /** Whether all constants of some enum are withheld. */
    boolean withholdsEnums() {
        return withheld.stream().anyMatch(Class::isEnum);
    }

    /**
     * Whether a member is withheld from objects of a class.
     *
     * @param elements everything of the same property that may carry annotations; nulls are passed over
     */
    boolean hides(Class<?> owner, Member member, Type type, AnnotatedElement... elements) {
        Set<String> keys = Members.keys(member);
        return hides(
                owner,
                keys,
                type,
                () -> Stream.of(elements).anyMatch(Members::isHostWritten) || Members.isHostWritten(owner, keys));
    }

    /**
     * The same for a property of which the provider tells less.
     *
     * @param hostWritten tells whether a component of the host writes it
     */
    boolean hides(Class<?> owner, Collection<String> keys, Type type, BooleanSupplier hostWritten) {
        return denied.denies(guards.ofType(owner))
                || guards.ofProperty(owner, keys).stream().anyMatch(denied::denies)
                || Types.held(type).stream().anyMatch(this::isDeniedAsAWhole)
                || hostWritten.getAsBoolean() && reachesDenied(type)
                || hidesKeys(type)
                || admitsWithheld(type);
    }

    /** Whether an object of a withheld class may be there without the provider looking at its class. */
    private boolean admitsWithheld(Type type) {
        return Types.mentions(type).stream()
                .filter(each -> WRITTEN_AS_DECLARED.stream().anyMatch(kind -> kind.isAssignableFrom(each)))
                .anyMatch(each -> isDeniedAsAWhole(each)
                        || guards.guarded().stream()
                                .anyMatch(other -> each.isAssignableFrom(other) && isDeniedAsAWhole(other)));
    }

    /**
     * Whether it is a map, or a container of maps, of which a key may be an object with something denied in it, to be written by
     * its toString.
     */
    boolean hidesKeys(Type type) {
        return Types.keys(type).stream().anyMatch(this::reachesDenied);
    }

    private boolean hidesSome(Class<?> type) {
        if (Members.isPlatform(type)) {
            return false;
        }
        return Hierarchy.of(type).stream()
                .flatMap(each -> Members.readIn(each).stream())
                .anyMatch(read -> hides(type, read.member(), read.type(), read.element()));
    }

    /**
     * Renders an object into {@code pass}.
     *
     * @throws NotReady if that met classes which the profile does not know; the text of the pass must not be used
     */
    void render(Object value, Pass pass) throws NotReady {
        try {
            binding.write(value, bound.jsonb(), config, json, pass);
        } catch (RuntimeException failure) {
            // A guard of the container may refuse to read what the profile would have hidden in a class that it knows.
            audit();
            throw failure;
        }
        if (!pass.isStarted()) {
            throw new UnknownProviderException(null);
        }
        audit();
    }

    /** Every class that the provider has modelled must be one of which the profile hides what is to be hidden. */
    private void audit() throws NotReady {
        Collection<Class<?>> modelled = bound.modelled();
        int size = modelled.size();
        if (size == audited) {
            return;
        }
        Set<Class<?>> late = new HashSet<>();
        for (Class<?> each : modelled) {
            guards.learn(each);
            boolean ready = withheld.contains(each) || cut.contains(each);
            if (!ready && (isDeniedAsAWhole(each) || hidesSome(each))) {
                late.add(each);
            }
        }
        if (!late.isEmpty() || !isCurrent()) {
            throw new NotReady(late);
        }
        audited = size;
    }

    /** What is denied of objects of a declared type. */
    Set<Requirement> unmetBy(Type type) {
        return unmetByTypes.computeIfAbsent(type, root -> {
            Set<Requirement> found = new HashSet<>();
            Types.mentions(root).stream()
                    .filter(each -> !Members.isPlatform(each))
                    .forEach(each -> found.addAll(unmetIn(each)));
            return found.isEmpty() ? denied.requirements() : Set.copyOf(found);
        });
    }

    /** What is denied of objects of a class, and of what their members are declared to hold. */
    Set<Requirement> unmetIn(Class<?> type) {
        return unmet.computeIfAbsent(type, this::findUnmet);
    }

    private Set<Requirement> findUnmet(Class<?> type) {
        Set<Requirement> found = new HashSet<>();
        Types.reaches(type, Set.of(), each -> {
            add(guards.ofType(each), found);
            guards.ofProperties(each).values().forEach(needed -> add(needed, found));
            return false;
        });
        return found.isEmpty() ? denied.requirements() : Set.copyOf(found);
    }

    private void add(Requirement needed, Set<Requirement> found) {
        if (denied.denies(needed)) {
            found.add(needed);
        }
    }
}
