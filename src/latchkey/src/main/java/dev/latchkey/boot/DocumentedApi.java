package dev.latchkey.boot;

import dev.latchkey.RefusalRenderer;
import dev.latchkey.RefusalRenderer.BodySchema;
import dev.latchkey.config.Settings;
import dev.latchkey.config.TokenSettings;
import dev.latchkey.openapi.ApiDescription;
import dev.latchkey.openapi.ApiDescription.Access;
import dev.latchkey.openapi.ApiDescription.Change;
import dev.latchkey.openapi.ApiDescription.Credentials;
import dev.latchkey.openapi.ApiDescription.Endpoint;
import dev.latchkey.openapi.RequiredScopes;
import dev.latchkey.rest.InputDescription;
import dev.latchkey.rest.MethodRule;
import dev.latchkey.rest.Previews;
import dev.latchkey.rest.RestEndpoint;
import dev.latchkey.rest.SubResources.Locator;
import dev.latchkey.scope.Catalogue;
import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Requirement;
import dev.latchkey.scope.ScopeEntry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes the REST methods that start-up found for the OpenAPI document, by asking those who check the calls. */
class DocumentedApi {
    private static final Logger LOG = System.getLogger(DocumentedApi.class.getName());

    private final Deployment deployment;
    private final Catalogue catalogue;
    private final Previews previews;
    private final Optional<RefusalRenderer> renderer;

    DocumentedApi(Deployment deployment, Catalogue catalogue, Previews previews, Optional<RefusalRenderer> renderer) {
        this.deployment = deployment;
        this.catalogue = catalogue;
        this.previews = previews;
        this.renderer = renderer;
    }

    ApiDescription describe() {
        Map<String, String> descriptions =
                catalogue.entries().stream().collect(Collectors.toMap(ScopeEntry::name, ScopeEntry::description));
        List<Endpoint> endpoints = Stream.concat(
                        deployment.endpoints().stream().map(restEndpoint -> endpoint(restEndpoint, List.of())),
                        deployment.subResources().stream()
                                .map(resource -> endpoint(resource.endpoint(), resource.locators())))
                .toList();
        return new ApiDescription(
                credentials(deployment.settings()),
                renderer.map(DocumentedApi::schemas),
                descriptions,
                deployment.context().getContextPath(),
                deployment.rooted(),
                endpoints);
    }

    /** A document without the bodies of refusals is better than none. */
    private static List<BodySchema> schemas(RefusalRenderer renderer) {
        try {
            List<BodySchema> schemas = renderer.schemas();
            return schemas == null ? List.of() : schemas;
        } catch (RuntimeException failure) {
            LOG.log(
                    Level.WARNING,
                    "The OpenAPI document does not describe the bodies of refusals: schemas() of the application's RefusalRenderer"
                            + " failed",
                    failure);
            return List.of();
        }
    }

    private static Credentials credentials(Settings settings) {
        return new Credentials(
                settings.credentials().schemes(),
                settings.credentials().header(),
                settings.credentials().query(),
                settings.tokens().map(TokenSettings::path));
    }

    private Endpoint endpoint(RestEndpoint endpoint, List<Locator> locators) {
        MethodRule rule = MethodRule.of(
                endpoint.type(),
                endpoint.method(),
                deployment.declarations(),
                deployment.settings().access().undeclared());
        Previews.Needs needs = previews.needsOf(endpoint.type(), endpoint.method());
        List<Requirement> requirements = new ArrayList<>();
        locators.forEach(locator -> addRequirement(requirements, locator));
        boolean open = rule.isPublic() && requirements.isEmpty();
        Access access = open ? Access.PUBLIC : rule instanceof MethodRule.Closed ? Access.NONE : Access.KEYS;
        if (rule instanceof MethodRule.Guarded guarded) {
            requirements.add(guarded.requirement());
        }
        RequiredScopes need = access == Access.NONE ? RequiredScopes.nothing() : need(requirements);
        return new Endpoint(
                endpoint.httpMethod(),
                endpoint.path(),
                endpoint.template(),
                access,
                access == Access.KEYS ? withThoseOfResponses(need, endpoint, needs) : need,
                needs(needs.places()),
                needs(needs.pointers()),
                change(endpoint));
    }

    private Change change(RestEndpoint endpoint) {
        InputDescription change = deployment.inputs().changeOf(endpoint.type(), endpoint.method());
        return new Change(
                change.scopes(),
                needs(change.members()),
                change.replaces(),
                change.conditional(),
                change.patches(),
                change.names());
    }

    private void addRequirement(List<Requirement> requirements, Locator locator) {
        if (deployment.declarations().of(locator.type(), locator.method()) instanceof Declaration.Guarded guarded) {
            requirements.add(guarded.requirement());
        }
    }

    /** Scopes for want of any of which too much of every response would be left out, so that the call is refused. */
    private RequiredScopes withThoseOfResponses(RequiredScopes need, RestEndpoint endpoint, Previews.Needs needs) {
        SortedSet<String> all = new TreeSet<>(need.allOf());
        SortedSet<String> named = new TreeSet<>();
        needs.places().values().forEach(place -> place.forEach(one -> named.addAll(one.names())));
        for (String scope : named) {
            Set<String> others = new LinkedHashSet<>(catalogue.names());
            others.remove(scope);
            if (previews.of(endpoint.type(), endpoint.method(), others)
                    .refusal()
                    .isPresent()) {
                all.add(scope);
            }
        }
        return new RequiredScopes(all, need.anyOf());
    }

    private static SortedMap<String, RequiredScopes> needs(SortedMap<String, Set<Requirement>> places) {
        SortedMap<String, RequiredScopes> needs = new TreeMap<>();
        places.forEach((place, requirements) -> needs.put(place, need(requirements)));
        return needs;
    }

    private static RequiredScopes need(Collection<Requirement> requirements) {
        SortedSet<String> all = new TreeSet<>();
        Set<SortedSet<String>> any = new LinkedHashSet<>();
        for (Requirement requirement : requirements) {
            all.addAll(requirement.allOf());
            any.addAll(requirement.anyOfGroups());
        }
        return new RequiredScopes(all, any);
    }
}
