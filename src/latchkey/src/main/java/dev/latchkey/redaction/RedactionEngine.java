package dev.latchkey.redaction;

import dev.latchkey.Refusal;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import dev.latchkey.scope.TypeVariables;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides what a caller gets to see of an object, by what classes declare, and renders that as JSON. Declared types tell beforehand
 * how much of a response is withheld, and which header fields it gets. What was shown before has no influence. Thread-safe.
 */
public final class RedactionEngine {
    private final ClassLore lore;
    private final Renderers renderers;
    private final OtherWriters others;
    private final DeclaredTypes types;

    /**
     * Redacts by {@code declarations}.
     *
     * @param index the application's classes
     */
    public RedactionEngine(Declarations declarations, ClassIndex.Found index) {
        Guards guards = new Guards(declarations);
        lore = new ClassLore(guards);
        renderers = new Renderers(lore);
        others = new OtherWriters(lore);
        types = new DeclaredTypes(guards, GuardedTypes.of(guards, index));
    }

    /** Notes the configuration that a Jsonb was built from, for providers that do not tell. */
    public void declare(Jsonb host, JsonbConfig config) {
        renderers.declare(host, config);
    }

    /** Notes, when the application starts, what a method of it declares to answer with. */
    public void declare(Type type) {
        types.declare(type);
    }

    /** Whether nothing that is known to be guarded is to be withheld from the caller. */
    public boolean isAllFor(GrantedScopes granted) {
        return types.areAllHeldBy(granted);
    }

    /** Notes a use of all scopes that anything is known to need. */
    public void noteUse(GrantedScopes granted) {
        types.noteUse(granted);
    }

    /** The scopes for want of which something that is known to be guarded is withheld from the caller, wherever it stands. */
    public SortedSet<String> missingFor(GrantedScopes granted) {
        return UnmetRequirements.names(types.known().requirements(), granted);
    }

    /** The refusal that every response of the declared type would get; empty if there may be others. */
    public Optional<Refusal> certainRefusal(Type type, GrantedScopes granted, RedactionPolicy rule, Jsonb host) {
        types.noteUse(type, granted);
        return types.mayHoldGuarded(type)
                ? renderers.of(host).certainRefusal(type, granted, rule, types.known())
                : Optional.empty();
    }

    /**
     * What the caller gets to see of {@code value}.
     *
     * @param type its declared type, or null if that is not known
     * @throws RuntimeException if the value cannot be rendered, or not by a provider that is not known; nothing is to be shown
     */
    public RedactionResult answer(Object value, Type type, GrantedScopes granted, RedactionPolicy rule, Jsonb host) {
        Type refined = DeclaredTypes.refined(value, type);
        types.noteUse(refined, granted);
        // Where the index may lack a guarded class, nobody is known to hold all.
        boolean holdsAllKnown = types.known().complete() && isAllFor(granted);
        try {
            return renderers.of(host).answer(value, refined, granted, holdsAllKnown, rule, types.known());
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            // The application may be able to write what we cannot.
            if (leadsToNothingDenied(value, granted, holdsAllKnown)
                    && (holdsAllKnown || !renderers.hasComponents(host))) {
                return new RedactionResult.Whole();
            }
            throw failure instanceof RuntimeException thrown
                    ? thrown
                    : new IllegalStateException(
                            "An object of " + value.getClass().getName() + " cannot be rendered", failure);
        }
    }

    private boolean leadsToNothingDenied(Object value, GrantedScopes granted, boolean holdsAllKnown) {
        boolean[] component = new boolean[1];
        ReachableObjects objects = new ReachableObjects(lore, UnmetRequirements.to(granted), true) {
            @Override
            protected void met(Class<?> type) {
                // What it would write is not known.
                component[0] |= Members.involvesHost(type);
            }
        };
        ReachableObjects.Found found = objects.from(value);
        return found.unmet().isEmpty() && (holdsAllKnown || !found.undecided() && !component[0]);
    }

    /** Whether anything is known to be guarded. */
    public boolean isAnythingGuarded() {
        return !types.known().isEmpty();
    }

    /** Whether JSON of this class or declared type may hold something that some caller is not to see, by what is declared. */
    public boolean mayHoldGuarded(Type type) {
        return types.mayHoldGuarded(type);
    }

    /** Whether there may be something in an object, by the classes that it has at run time, that is to be judged. */
    public boolean mustBeJudged(Object value) {
        return !ValueKind.isPlainValue(value, lore);
    }

    /** The same for objects of a class of which none is at hand. */
    public boolean isOpen(Class<?> type) {
        return !lore.kindOf(type).plain();
    }

    /** Whether {@code host} may write something guarded whatever the type says: components of its configuration write anything. */
    public boolean mayAddGuarded(Jsonb host) {
        return isAnythingGuarded() && renderers.hasComponents(host);
    }

    /** What the configuration of {@code host} changes about reading. */
    public ReadingConfig readingOf(Jsonb host) {
        return renderers.readingOf(host);
    }

    /** Whether the types of an object, as far as they are known, say that there is something that some caller is not to see. */
    public boolean isGuarded(Object value, Type type) {
        return isGuarded(DeclaredTypes.refined(value, type))
                || isGuarded(value.getClass())
                || DeclaredTypes.heldBy(value).stream().anyMatch(this::isGuarded);
    }

    /** Whether the class or declared type itself says that there is something that some caller is not to see. */
    public boolean isGuarded(Type type) {
        return types.isGuarded(type);
    }

    /** What a component gets, by the one type parameter of {@code kind}; null if it does not say. */
    public Type handedTo(Class<?> component, Class<?> kind) {
        return TypeVariables.argumentsOf(component).get(kind.getTypeParameters()[0]);
    }

    /** Whether the declared type itself says that there is something that the caller is not to see. */
    public boolean isWithheld(Type type, GrantedScopes granted) {
        return new HidingRules(lore.guards(), types.known().subtypes(), UnmetRequirements.to(granted), Set.of())
                .reachesDenied(type);
    }

    /** Whether the class, rather than what its objects hold, declares scopes. */
    public boolean declaresScopes(Class<?> type) {
        return lore.guards().isGuarded(type);
    }

    /** Whether an object may hold one of which something is guarded, whatever writes it. */
    public boolean holdsGuarded(Object value) {
        return others.holdsGuarded(value, types.known());
    }

    /**
     * The refusal for a caller who is not to see all of some object that the value holds, whatever writes it; empty if there is
     * no such object.
     *
     * @throws IllegalStateException if that cannot be told, of a caller who lacks something that is known to be needed
     */
    public Optional<Refusal> refusalOfHeld(Object value, GrantedScopes granted) {
        return others.refusalOf(value, granted, isAllFor(granted), types.known());
    }

    /**
     * The portion of a declared type that is withheld for want of each scope alone, sorted by name.
     *
     * @param host writes the host's JSON
     */
    public SortedMap<String, Double> portions(Type type, Jsonb host) {
        SortedMap<String, Double> portions = new TreeMap<>();
        SortedSet<String> names = new TreeSet<>();
        types.requirementsIn(type).forEach(requirement -> names.addAll(requirement.names()));
        for (String scope : names) {
            double portion = renderers.of(host).portion(type, scope, UnmetRequirements.without(scope), types.known());
            if (portion > 0) {
                portions.put(scope, portion);
            }
        }
        return portions;
    }

    /**
     * The places of a declared type at which something is withheld from the caller, such as {@code inputs[].data.concepts},
     * and the scopes for want of which.
     *
     * @param host writes the host's JSON
     */
    public SortedMap<String, SortedSet<String>> withheldFrom(Type type, GrantedScopes granted, Jsonb host) {
        SortedMap<String, SortedSet<String>> places = new TreeMap<>();
        hidden(type, granted, host)
                .forEach((place, hidden) -> places.put(place, UnmetRequirements.names(hidden.unmet(), granted)));
        return places;
    }

    /** Why something is withheld from the caller at each of these places. */
    public SortedMap<String, HidingReason> reasonsOf(Type type, GrantedScopes granted, Jsonb host) {
        SortedMap<String, HidingReason> reasons = new TreeMap<>();
        hidden(type, granted, host).forEach((place, hidden) -> reasons.put(place, hidden.reason()));
        return reasons;
    }

    private Map<String, LeafCount.Hidden> hidden(Type type, GrantedScopes granted, Jsonb host) {
        return renderers.of(host).withheld(type, UnmetRequirements.to(granted), types.known());
    }

    /**
     * The places of a declared type that need scopes, such as {@code inputs[].data.concepts}, and what they need.
     *
     * @param host writes the host's JSON
     */
    public SortedMap<String, Set<Requirement>> needsOf(Type type, Jsonb host) {
        SortedMap<String, Set<Requirement>> needs = new TreeMap<>();
        for (Requirement requirement : types.requirementsIn(type)) {
            // One by one: what stands below a place that is withheld itself is not looked at.
            for (String place : renderers
                    .of(host)
                    .withheld(type, UnmetRequirements.alone(requirement), types.known())
                    .keySet()) {
                needs.computeIfAbsent(place, unknown -> new LinkedHashSet<>()).add(requirement);
            }
        }
        return needs;
    }
}
