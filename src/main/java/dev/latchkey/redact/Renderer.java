package dev.latchkey.redact;

import dev.latchkey.Refusal;
import dev.latchkey.redact.Redaction.OnMissing;
import dev.latchkey.scope.Requirement;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

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
    private final Map<Denied, Profile> profiles = RecentlyUsed.ofAtMost(MAX_PROFILES);

    /** Renders as {@code host} does; {@code known} classes are shared with the other renderers. */
    Renderer(Guards guards, Set<Class<?>> known, Jsonb host) {
        this.guards = guards;
        this.known = known;
        this.binding = Binding.to(host).orElseThrow(() -> new UnknownProviderException(null));
        this.config = binding.configOf(host).orElseThrow(() -> new UnknownProviderException(null));
        this.everything =
                JsonbBuilder.newBuilder().withConfig(config).withProvider(json).build();
    }

    private Profile profile(Denied denied) {
        Profile found = profiles.get(denied);
        if (found == null || !found.isCurrent()) {
            found = new Profile(denied, guards, known, config, json, binding);
            profiles.put(denied, found);
        }
        return found;
    }

    /** The refusal that every response of the declared type would get; empty if there may be others. */
    Optional<Refusal> certainRefusal(Type type, Denied denied, Set<String> held, Rule rule) {
        Profile profile = profile(denied);
        if (!profile.concerns(type)) {
            return Optional.empty();
        }
        return rule.refuses(profile.shapeOf(type))
                ? Optional.of(Denied.refusal(unmet(type, profile), held))
                : Optional.empty();
    }

    /** What the caller sees of {@code value}, whose declared type is {@code type}. */
    Answer answer(Object value, Type type, Denied denied, Set<String> held, Rule rule) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Profile profile = profile(denied);
            try {
                return answer(value, type, held, rule, profile);
            } catch (Profile.NotReady notReady) {
                known.addAll(notReady.classes());
                notReady.classes().forEach(guards::learn);
                profiles.clear();
            }
        }
        throw new IllegalStateException("Classes of " + value.getClass().getName() + " keep turning up");
    }

    private Answer answer(Object value, Type type, Set<String> held, Rule rule, Profile profile)
            throws Profile.NotReady {
        if (!profile.concerns(type)) {
            return new Answer.Whole();
        }
        if (profile.isDeniedAsAWhole(value.getClass()) || profile.isWrittenPastUs(type) || profile.hidesKeys(type)) {
            return new Answer.None(Denied.refusal(unmet(value.getClass(), profile), held), Optional.empty());
        }
        Shape shape = profile.shapeOf(type);
        Pass pass = Pass.keeping(rule.form());
        profile.render(value, pass);
        if (pass.isRootWithheld()) {
            return new Answer.None(Denied.refusal(unmet(value.getClass(), profile), held), Optional.empty());
        }
        Set<Requirement> unmet = new HashSet<>();
        pass.withheldFrom().forEach(each -> unmet.addAll(profile.unmetBy(each)));
        Answer.Part part = new Answer.Part(pass.text(), names(unmet, held));
        if (rule.refuses(shape)) {
            return new Answer.None(Denied.refusal(unmet(type, profile), held), Optional.of(part));
        }
        boolean refused = !unmet.isEmpty() && (shape.withheld() == 0 || rule.measured()) && refuses(value, pass, rule);
        return refused ? new Answer.None(Denied.refusal(unmet, held), Optional.of(part)) : part;
    }

    /** Decides by the values, where the settings want that or the declared types say nothing. */
    private boolean refuses(Object value, Pass shown, Rule rule) {
        if (shown.leaves() == 0 || rule.onMissing() == OnMissing.REJECT) {
            return true;
        }
        if (rule.onMissing() == OnMissing.REDACT) {
            return false;
        }
        // The portion is above the limit where all are more than shown / (1 - limit).
        long most = rule.limit() >= 1 ? Long.MAX_VALUE : (long) Math.floor(shown.leaves() / (1 - rule.limit()) + 1e-9);
        try {
            everything.toJson(value, Pass.counting(most));
            return false;
        } catch (Pass.TooMany tooMany) {
            return true;
        }
    }

    private static Set<Requirement> unmet(Type type, Profile profile) {
        Set<Requirement> found = new HashSet<>();
        Types.mentions(type).stream()
                .filter(each -> !Members.isPlatform(each))
                .forEach(each -> found.addAll(profile.unmetBy(each)));
        return found.isEmpty() ? profile.denied().requirements() : found;
    }

    private static SortedSet<String> names(Set<Requirement> unmet, Set<String> held) {
        if (unmet.isEmpty()) {
            return new TreeSet<>();
        }
        Refusal refusal = Denied.refusal(unmet, held);
        SortedSet<String> names = new TreeSet<>(refusal.missingScopes());
        names.addAll(refusal.anyOf());
        return names;
    }
}
