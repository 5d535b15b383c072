package dev.latchkey.redaction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.Refusal;
import dev.latchkey.config.Exclusion;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Renders with one configuration of the application, for callers of every kind, and decides about what it rendered. Thread-safe. */
final class Renderer {
    private static final int MAX_VIEWS = 64;

    private final ClassLore lore;
    private final Exclusion exclusion = new Exclusion();
    private final boolean hasComponents;
    /** Whether what is written to streams has the same bytes as the text. */
    private final boolean isUtf8;

    private final Supplier<RedactingJsonb> making;
    private final PropertyVisibilityStrategy strategy;
    private final Set<Class<?>> configured;
    private final Cache<Object, View> views =
            Caffeine.newBuilder().executor(Runnable::run).maximumSize(MAX_VIEWS).build();
    private volatile RedactingJsonb jsonb;

    /** What is withheld by declared types where something is denied. */
    private record View(GuardedTypes known, HidingRules rules, Map<Type, LeafCount> shapes) {}

    /** Renders by a configuration of the application. */
    Renderer(ClassLore lore, JsonbConfig config, Binding binding, Supplier<JsonProvider> json) {
        this.lore = lore;
        this.isUtf8 = config.getProperty(JsonbConfig.ENCODING)
                .map(encoding -> encoding.toString().equalsIgnoreCase("UTF-8"))
                .orElse(true);
        this.hasComponents = ConfiguredComponents.areIn(config);
        this.making = () -> new RedactingJsonb(lore, binding, config, json.get());
        this.strategy = config.getProperty(JsonbConfig.PROPERTY_VISIBILITY_STRATEGY)
                .filter(PropertyVisibilityStrategy.class::isInstance)
                .map(PropertyVisibilityStrategy.class::cast)
                .orElse(null);
        this.configured = ConfiguredComponents.typesOf(config).stream()
                .filter(type -> type instanceof Class<?> && type != Object.class)
                .map(type -> (Class<?>) type)
                .collect(Collectors.toSet());
    }

    private RedactingJsonb jsonb() {
        RedactingJsonb made = jsonb;
        return made == null ? exclusion.get(this::make) : made;
    }

    private RedactingJsonb make() {
        if (jsonb == null) {
            jsonb = making.get();
        }
        return jsonb;
    }

    private View view(Object key, Supplier<UnmetRequirements> denied, GuardedTypes known) {
        View found = views.getIfPresent(key);
        if (found == null || found.known != known) {
            found = new View(
                    known,
                    new HidingRules(lore.guards(), known.subtypes(), denied.get(), configured),
                    new ConcurrentHashMap<>());
            views.put(key, found);
        }
        return found;
    }

    private View view(GrantedScopes granted, GuardedTypes known) {
        return view(granted.bits(), () -> UnmetRequirements.to(granted.unnoted()), known);
    }

    private LeafCount shapeOf(Type type, View view) {
        return view.shapes.computeIfAbsent(type, shape -> {
            try {
                return LeafCount.of(shape, view.rules, strategy);
            } catch (LinkageError | TypeNotPresentException unreadable) {
                // Refers to what is not there, so that it cannot be counted; what is shown is decided object by object.
                return LeafCount.NOTHING;
            }
        });
    }

    /** The refusal that every response of the declared type would get; empty if there may be others. */
    Optional<Refusal> certainRefusal(Type type, GrantedScopes granted, RedactionPolicy rule, GuardedTypes known) {
        View view = view(granted, known);
        return rule.rejectsType(shapeOf(type, view))
                ? Optional.of(UnmetRequirements.refusal(view.rules.unmetBy(type), granted))
                : Optional.empty();
    }

    /** The share of a declared type that is withheld where something is denied. */
    double portion(Type type, Object key, UnmetRequirements denied, GuardedTypes known) {
        return shapeOf(type, view(key, () -> denied, known)).portion();
    }

    /** The places of a declared type at which something is withheld where something is denied. */
    Map<String, LeafCount.Hidden> withheld(Type type, UnmetRequirements denied, GuardedTypes known) {
        Map<String, LeafCount.Hidden> found = new TreeMap<>();
        LeafCount.of(type, new HidingRules(lore.guards(), known.subtypes(), denied, configured), strategy, found);
        return found;
    }

    /** What the caller sees of {@code value}, whose declared type is {@code type}. */
    RedactionResult answer(
            Object value,
            Type type,
            GrantedScopes granted,
            boolean holdsAllKnown,
            RedactionPolicy rule,
            GuardedTypes known) {
        View view = view(granted, known);
        boolean refused = rule.rejectsType(shapeOf(type, view));
        if (!refused && !hasComponents && ValueKind.isPlainValue(value, lore)) {
            return new RedactionResult.Whole();
        }
        RedactingJsonb writing = jsonb();
        RenderTarget pass;
        Rendering rendering;
        int notModelled;
        do {
            notModelled = writing.notModelled();
            pass = RenderTarget.keeping(rule.form());
            rendering = new Rendering(writing, granted, holdsAllKnown, pass);
            writing.write(value, rendering);
            // What the provider cannot write was judged before that showed: the first response is to be as later ones
            // are.
        } while (writing.notModelled() != notModelled);
        if (pass.isRootWithheld()) {
            return new RedactionResult.None(
                    UnmetRequirements.refusal(unmet(rendering, view, type), granted), Optional.empty());
        }
        if (!rendering.isWithheld() && !refused) {
            Optional<String> text = isUtf8 ? Optional.of(pass.text()) : Optional.empty();
            return new RedactionResult.Whole(text, rendering.isGuardMet());
        }
        Set<Requirement> unmet = unmet(rendering, view, type);
        SortedSet<String> missing = rendering.isWithheld() ? UnmetRequirements.names(unmet, granted) : new TreeSet<>();
        RedactionResult.Part part = new RedactionResult.Part(pass.text(), missing);
        if (refused) {
            return new RedactionResult.None(
                    UnmetRequirements.refusal(view.rules.unmetBy(type), granted), Optional.of(part));
        }
        Rendering written = rendering;
        return rule.rejectsValues(pass.leaves(), most -> hasMoreLeaves(value, written, most, writing))
                ? new RedactionResult.None(UnmetRequirements.refusal(unmet, granted), Optional.of(part))
                : part;
    }

    /** What is needed by what is withheld: as its owners declare it, and by the values themselves. */
    private static Set<Requirement> unmet(Rendering rendering, View view, Type type) {
        Set<Requirement> unmet = new LinkedHashSet<>(rendering.unmet());
        rendering.owners().forEach(owner -> unmet.addAll(view.rules.unmetIn(owner)));
        return unmet.isEmpty() ? view.rules.unmetBy(type) : unmet;
    }

    /** Counts whether a value has more leaves than a number, with those that are withheld. */
    private static boolean hasMoreLeaves(Object value, Rendering rendering, long most, RedactingJsonb writing) {
        long left = most - rendering.pass().leaves();
        try {
            if (!rendering.hidden().isComplete() || !rendering.hidden().count(writing, left)) {
                writing.count(value, RenderTarget.counting(most));
            }
            return false;
        } catch (RenderTarget.TooMany tooMany) {
            return true;
        }
    }
}
