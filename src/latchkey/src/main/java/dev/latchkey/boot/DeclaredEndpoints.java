package dev.latchkey.boot;

import dev.latchkey.Refusal;
import dev.latchkey.admin.EndpointViews;
import dev.latchkey.config.AccessSettings.Undeclared;
import dev.latchkey.rest.InputDescription;
import dev.latchkey.rest.InputRules;
import dev.latchkey.rest.Previews;
import dev.latchkey.rest.RestEndpoint;
import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Tells what keys can see and change by the REST methods that start-up found, from what these declare. */
final class DeclaredEndpoints implements EndpointViews {
    private final List<RestEndpoint> endpoints;
    private final Declarations declarations;
    private final Undeclared undeclared;
    private final Vocabulary vocabulary;
    private final Previews previews;
    private final InputRules inputs;

    DeclaredEndpoints(Deployment deployment, Previews previews) {
        this.endpoints = deployment.endpoints().stream()
                .sorted(Comparator.comparing(RestEndpoint::path).thenComparing(RestEndpoint::httpMethod))
                .toList();
        this.declarations = deployment.declarations();
        this.undeclared = deployment.settings().access().undeclared();
        this.vocabulary = deployment.vocabulary();
        this.previews = previews;
        this.inputs = deployment.inputs();
    }

    @Override
    public List<View> visibleTo(Set<String> scopes) {
        return endpoints.stream().map(endpoint -> view(endpoint, scopes)).toList();
    }

    private View view(RestEndpoint endpoint, Set<String> scopes) {
        Declaration declared = declarations.of(endpoint.type(), endpoint.method());
        if (declared instanceof Declaration.Public) {
            return plain(endpoint, Verdict.PUBLIC, new TreeSet<>());
        }
        if (declared instanceof Declaration.Undeclared && undeclared == Undeclared.DENY) {
            return plain(endpoint, Verdict.CLOSED, new TreeSet<>());
        }
        Previews.Preview preview = previews.of(endpoint.type(), endpoint.method(), scopes);
        Optional<Refusal> refusal = declared instanceof Declaration.Guarded guarded
                ? guarded.requirement().refusalFor(vocabulary.granted(scopes)).or(preview::refusal)
                : preview.refusal();
        if (refusal.isPresent()) {
            return plain(endpoint, Verdict.REJECTED, refusal.get().lacking());
        }
        SortedSet<String> missing = new TreeSet<>();
        preview.withheld().values().forEach(missing::addAll);
        List<Withheld> withheld = members(preview.withheld());
        InputDescription.Limits limits =
                inputs.limitsOf(endpoint.type(), endpoint.method(), vocabulary.granted(scopes));
        return new View(
                endpoint.httpMethod(),
                endpoint.path(),
                withheld.isEmpty() ? Verdict.ALLOWED : Verdict.REDACTED,
                missing,
                withheld,
                members(limits.members()),
                limits.incompleteView());
    }

    private static List<Withheld> members(SortedMap<String, SortedSet<String>> paths) {
        return paths.entrySet().stream()
                .map(entry -> new Withheld(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static View plain(RestEndpoint endpoint, Verdict verdict, SortedSet<String> missing) {
        return new View(endpoint.httpMethod(), endpoint.path(), verdict, missing, List.of(), List.of(), false);
    }
}
