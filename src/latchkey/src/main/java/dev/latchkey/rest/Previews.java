package dev.latchkey.rest;

import dev.latchkey.Refusal;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Tells from declared types what a key with given scopes would see of the responses of REST methods. Thread-safe. */
public final class Previews {
    private final ResponsePolicies policies;
    private final RedactionEngine engine;
    private final Vocabulary vocabulary;
    private final Jsonb jsonb;

    /**
     * What would be seen.
     *
     * @param refusal why every response is refused; empty if not every one is
     * @param withheld the places at which something is taken out, and the scopes for want of which
     */
    public record Preview(Optional<Refusal> refusal, SortedMap<String, SortedSet<String>> withheld) {}

    /** Tells it of what {@code jsonb} writes. */
    public Previews(ResponsePolicies policies, RedactionEngine engine, Vocabulary vocabulary, Jsonb jsonb) {
        this.policies = policies;
        this.engine = engine;
        this.vocabulary = vocabulary;
        this.jsonb = jsonb;
    }

    /**
     * What the responses of a REST method need.
     *
     * @param places the places in it that need scopes, such as {@code inputs[].data.concepts}, and what they need
     * @param pointers the same for places that are pointed at, such as {@code /inputs/&#42;/concepts}
     */
    public record Needs(SortedMap<String, Set<Requirement>> places, SortedMap<String, Set<Requirement>> pointers) {}

    /** What the responses of a REST method need. */
    public Needs needsOf(Class<?> resource, Method method) {
        ResponsePolicy policy = policies.of(resource, method);
        boolean withheld = !policy.isManual() && policy.type() != null && engine.mayHoldGuarded(policy.type());
        return new Needs(
                withheld ? engine.needsOf(policy.type(), jsonb) : new TreeMap<>(),
                policy.pointers().needs());
    }

    /** What a key with these scopes would see of the responses of a REST method. */
    public Preview of(Class<?> resource, Method method, Set<String> scopes) {
        ResponsePolicy policy = policies.of(resource, method);
        GrantedScopes granted = vocabulary.granted(scopes);
        SortedMap<String, SortedSet<String>> withheld =
                new TreeMap<>(policy.pointers().withheldFrom(granted));
        if (policy.isManual() || policy.type() == null || !engine.mayHoldGuarded(policy.type())) {
            return new Preview(Optional.empty(), withheld);
        }
        withheld.putAll(engine.withheldFrom(policy.type(), granted, jsonb));
        return new Preview(
                engine.certainRefusal(policy.type(), granted, policies.ruleFor(policy, policy.type()), jsonb),
                withheld);
    }
}
