package dev.latchkey.boot;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.Scope;
import dev.latchkey.ScopeRequired;
import dev.latchkey.admin.AdminScopes;
import dev.latchkey.config.Settings;
import dev.latchkey.config.StopReason;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.redaction.ClassIndex;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.redaction.RedactionPolicy;
import dev.latchkey.rest.InputRules;
import dev.latchkey.rest.ResponsePolicies;
import dev.latchkey.rest.RestEndpoint;
import dev.latchkey.rest.RestMethods;
import dev.latchkey.rest.SubResources;
import dev.latchkey.rest.SubResources.SubResource;
import dev.latchkey.scope.Catalogue;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import dev.latchkey.server.ContainerRoles;
import dev.latchkey.servlet.GuardedRestRegistry;
import dev.latchkey.servlet.Preconditions;
import dev.latchkey.servlet.SocketEndpoints;
import dev.latchkey.writing.WriteGuard;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts Latchkey in a web application: reads the settings, checks every class that carries an annotation of ours or of REST,
 * and sees to it that the filter is there.
 *
 * <p>Runs under {@code metadata-complete} too, where {@code @WebFilter} does not count.
 */
@HandlesTypes({
    ScopeRequired.class,
    PublicEndpoint.class,
    Scope.class,
    Scope.List.class,
    ApplicationPath.class,
    Path.class,
    GET.class,
    HEAD.class,
    POST.class,
    PUT.class,
    PATCH.class,
    DELETE.class,
    OPTIONS.class
})
public final class LatchkeyInitializer implements ServletContainerInitializer {
    private static final Logger LOG = System.getLogger(LatchkeyInitializer.class.getName());

    /** Servlet containers read the types above before they start anything, and fail at one that they lack, with its name alone. */
    public LatchkeyInitializer() {
        StopReason.around(Prerequisites::check);
    }

    @Override
    public void onStartup(Set<Class<?>> annotated, ServletContext context) {
        StopReason.around(() -> start(annotated == null ? Set.of() : annotated, context));
    }

    private static void start(Set<Class<?>> types, ServletContext context) {
        Settings settings = Settings.of(context);
        Vocabulary vocabulary = new Vocabulary();
        Declarations declarations = new Declarations(vocabulary);
        ResponsePolicies plans = new ResponsePolicies(declarations, RedactionPolicy.of(settings));
        new HostCheck(declarations, settings, plans).check(types);
        List<RestEndpoint> endpoints = endpoints(types);
        boolean rooted = roots(types).size() == 1;
        new ReservedPaths(settings)
                .check(
                        rootsByName(types),
                        endpoints,
                        rooted,
                        context.getServletRegistrations().values());
        ClassIndex.Found found = ClassIndex.of(context);
        Set<Class<?>> declaring = new HashSet<>(types);
        declaring.addAll(found.declaring());
        SocketEndpoints.read(declaring, declarations, context);
        InputRules inputs = new InputRules(new WriteGuard(declarations, found), settings.writing());
        types.forEach(type -> readInputs(type, inputs, plans));
        Deployment deployment = new Deployment(
                context,
                settings,
                new ConfiguredKeys(settings.keys().configured()),
                vocabulary,
                declarations,
                scopesOn(types, settings),
                new RedactionEngine(declarations, found),
                inputs,
                plans,
                endpoints,
                subResources(types),
                rooted);
        deployment.attach();
        GuardedRestRegistry.prepare(context);
        RedactionEngine redactions = deployment.redactions();
        Preconditions.withhold(context, granted -> !redactions.isAllFor(granted) || plans.pointAtWithheld(granted));
        StartOfBeans.attempt(deployment);
        declareRoles(settings, context);
        GuardFilters.register(context, declarations);
        Management.register(settings, context);
        context.addListener(LatchkeyListener.class);
    }

    private static void readInputs(Class<?> type, InputRules inputs, ResponsePolicies plans) {
        try {
            RestMethods.of(type).forEach(method -> {
                inputs.read(type, method);
                inputs.checkNames(type, method, plans.typeOf(type, method));
            });
        } catch (LinkageError | TypeNotPresentException | ArrayStoreException notLoadable) {
            LOG.log(Level.DEBUG, () -> type.getName() + " cannot be checked: " + notLoadable);
        }
    }

    /** Containers do not tell of a role that nobody declared, whatever groups the caller is in. */
    private static void declareRoles(Settings settings, ServletContext context) {
        if (settings.access().container()) {
            ContainerRoles.enforce(context);
            Set<String> scopes = CDI.current().select(Catalogue.class).get().names();
            context.declareRoles(scopes.toArray(String[]::new));
        }
    }

    /** Ours are there where keys are managed, unless the application describes its own of the same name. */
    private static List<Scope> scopesOn(Set<Class<?>> types, Settings settings) {
        List<Scope> described = types.stream()
                .filter(type -> type != AdminScopes.class)
                .sorted(Comparator.comparing(Class::getName))
                .flatMap(type -> Arrays.stream(type.getDeclaredAnnotationsByType(Scope.class)))
                .toList();
        Set<String> names = described.stream().map(Scope::name).collect(Collectors.toSet());
        Stream<Scope> ours = settings.management().enabled()
                ? AdminScopes.entries().stream().filter(entry -> !names.contains(entry.name()))
                : Stream.empty();
        return Stream.concat(described.stream(), ours).toList();
    }

    private static List<String> roots(Set<Class<?>> types) {
        return types.stream()
                .map(type -> type.getAnnotation(ApplicationPath.class))
                .filter(Objects::nonNull)
                .map(ApplicationPath::value)
                .toList();
    }

    private static Map<String, String> rootsByName(Set<Class<?>> types) {
        return types.stream()
                .filter(type -> type.isAnnotationPresent(ApplicationPath.class))
                .collect(Collectors.toMap(
                        Class::getName,
                        type -> RestEndpoint.joined(type.getAnnotation(ApplicationPath.class)
                                .value()
                                .replaceFirst("/\\*$", ""))));
    }

    private static List<RestEndpoint> endpoints(Set<Class<?>> types) {
        String root = root(types);
        return types.stream()
                .flatMap(type -> found(RestEndpoint::of, type))
                .map(endpoint -> endpoint.under(root))
                .toList();
    }

    private static List<SubResource> subResources(Set<Class<?>> types) {
        String root = root(types);
        return types.stream()
                .flatMap(type -> found(SubResources::of, type))
                .map(resource -> resource.under(root))
                .toList();
    }

    /** With several applications it is not known which one serves a resource. */
    private static String root(Set<Class<?>> types) {
        List<String> roots = roots(types);
        return roots.size() == 1 ? roots.get(0) : "";
    }

    private static <T> Stream<T> found(Function<Class<?>, List<T>> finder, Class<?> type) {
        try {
            return finder.apply(type).stream();
        } catch (LinkageError | TypeNotPresentException | ArrayStoreException notLoadable) {
            return Stream.empty();
        }
    }
}
