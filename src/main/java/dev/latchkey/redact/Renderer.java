package dev.latchkey.redact;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.Refusal;
import dev.latchkey.scope.Requirement;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Renders with one configuration of the host, for callers of every kind: keeps a bounded number of profiles. Thread-safe. */
final class Renderer {
    private static final int MAX_PROFILES = 64;
    /** Each time a profile is not ready, it learns a class; graphs of types end well before. */
    private static final int MAX_ATTEMPTS = 50;

    private final Guards guards;
    private final Set<Class<?>> known;
    private final JsonbConfig config;
    private final Binding binding;
    private final JsonProvider json = new SievingProvider(JsonProvider.provider());
    private final Jsonb everything;
    private final Cache<Denied, Profile> profiles = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(MAX_PROFILES)
            .build();

    /** Renders by a configuration of the host; {@code known} classes are shared with the other renderers. */
    Renderer(Guards guards, Set<Class<?>> known, JsonbConfig config, Binding binding) {
        this.guards = guards;
        this.known = known;
        this.binding = binding;
        this.config = config;
        this.everything = binding.everything(config, json);
    }

    private Profile profile(Denied denied) {
        Profile found = profiles.getIfPresent(denied);
        if (found == null || !found.isCurrent()) {
            found = new Profile(denied, guards, known, config, json, binding);
            profiles.put(denied, found);
        }
        return found;
    }

    /** The refusal that every response of the declared type would get; empty if there may be others. */
    Optional<Refusal> certainRefusal(Type type, Denied denied, Viewer viewer, Rule rule) {
        Profile profile = profile(denied);
        if (!profile.concerns(type)) {
            return Optional.empty();
        }
        return rule.refuses(profile.shapeOf(type))
                ? Optional.of(Denied.refusal(profile.unmetBy(type), viewer.held()))
                : Optional.empty();
    }

    /** How much of a declared type is withheld. */
    Shape shapeOf(Type type, Denied denied) {
        return profile(denied).shapeOf(type);
    }

    /** The places of a declared type at which something is withheld, and the scopes for want of which. */
    SortedMap<String, SortedSet<String>> withheldFrom(Type type, Denied denied, Viewer viewer) {
        SortedMap<String, SortedSet<String>> places = new TreeMap<>();
        profile(denied).withheldFrom(type).forEach((place, unmet) -> places.put(place, names(unmet, viewer)));
        return places;
    }

    /** The places of a declared type at which something is withheld where this is denied. */
    Set<String> placesOf(Type type, Denied denied) {
        return profile(denied).withheldFrom(type).keySet();
    }

    /** What the viewer sees of {@code value}, whose declared type is {@code type}. */
    Answer answer(Object value, Type type, Supplier<Denied> denied, Viewer viewer, Rule rule) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Profile profile = profile(denied.get());
            try {
                return answer(value, type, viewer, rule, profile);
            } catch (Profile.NotReady notReady) {
                known.addAll(notReady.classes());
                notReady.classes().forEach(guards::learn);
                profiles.invalidateAll();
            }
        }
        throw new IllegalStateException("Classes of " + value.getClass().getName() + " keep turning up");
    }

    private Answer answer(Object value, Type type, Viewer viewer, Rule rule, Profile profile) throws Profile.NotReady {
        if (!profile.concerns(type) && !concernsMore(value.getClass(), type, profile)) {
            return new Answer.Whole();
        }
        if (profile.isDeniedAsAWhole(value.getClass()) || profile.isWrittenPastUs(type) || profile.hidesKeys(type)) {
            return nothing(profile.unmetBy(value.getClass()), viewer);
        }
        Pass pass = Pass.keeping(rule.form());
        profile.render(value, pass);
        if (pass.isRootWithheld()) {
            return nothing(profile.unmetBy(value.getClass()), viewer);
        }
        Set<Requirement> unmet = new HashSet<>();
        pass.withheldFrom().forEach(each -> unmet.addAll(profile.unmetIn(each)));
        Optional<Answer.Part> part = Optional.of(new Answer.Part(pass.text(), names(unmet, viewer)));
        if (rule.refuses(profile.shapeOf(type))) {
            return new Answer.None(Denied.refusal(profile.unmetBy(type), viewer.held()), part);
        }
        return !unmet.isEmpty() && refuses(value, pass, rule)
                ? new Answer.None(Denied.refusal(unmet, viewer.held()), part)
                : part.get();
    }

    /** A class that nobody knew behind its declared type. */
    private static boolean concernsMore(Class<?> actual, Type declared, Profile profile) {
        return !Members.isPlatform(actual)
                && actual != Types.raw(Types.fill(declared, Map.of()))
                && profile.concerns(actual);
    }

    private static Answer nothing(Set<Requirement> unmet, Viewer viewer) {
        return new Answer.None(Denied.refusal(unmet, viewer.held()), Optional.empty());
    }

    /**
     * Decides about values of which something is withheld, and of whose declared type not too much is. By the values alone
     * where they are to be measured: otherwise a refusal would tell about data that the viewer may not see.
     */
    private boolean refuses(Object value, Pass shown, Rule rule) {
        if (!rule.measured()) {
            return rule.onMissing() == OnMissing.REJECT;
        }
        return rule.onMissing() == OnMissing.REJECT
                || shown.leaves() == 0
                || rule.onMissing() == OnMissing.AUTO && isAboveLimit(value, shown, rule);
    }

    private boolean isAboveLimit(Object value, Pass shown, Rule rule) {
        // The portion is above the limit where all are more than shown / (1 - limit).
        long most = rule.limit() >= 1 ? Long.MAX_VALUE : (long) Math.floor(shown.leaves() / (1 - rule.limit()) + 1e-9);
        try {
            binding.write(value, everything, config, json, Pass.counting(most));
            return false;
        } catch (Pass.TooMany tooMany) {
            return true;
        }
    }

    private static SortedSet<String> names(Set<Requirement> unmet, Viewer viewer) {
        return unmet.isEmpty() ? Collections.emptySortedSet() : Denied.names(unmet, viewer.held());
    }
}
