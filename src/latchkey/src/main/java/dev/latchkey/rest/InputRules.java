package dev.latchkey.rest;

import dev.latchkey.MemberNames;
import dev.latchkey.ReplacesWhole;
import dev.latchkey.config.WriteSettings;
import dev.latchkey.config.WriteSettings.UndeclaredNames;
import dev.latchkey.redaction.Pointers;
import dev.latchkey.redaction.UnmetRequirements;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Hierarchy;
import dev.latchkey.scope.Requirement;
import dev.latchkey.scope.TypeVariables;
import dev.latchkey.writing.FormBody;
import dev.latchkey.writing.WriteGuard;
import jakarta.json.JsonPatch;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads what a REST method writes by its request body, and which members its parameters name. Thread-safe. */
public final class InputRules {
    private static final List<Class<? extends Annotation>> CHANGING = List.of(PUT.class, PATCH.class, DELETE.class);

    private final WriteGuard guard;
    private final WriteSettings settings;
    private final NamedMembers names;
    private final PatchFormats patches = new PatchFormats();

    /**
     * Reads methods.
     *
     * @param settings decide where a method says nothing
     */
    public InputRules(WriteGuard guard, WriteSettings settings) {
        this.guard = guard;
        this.settings = settings;
        this.names = new NamedMembers(guard, settings.hidden() == WriteSettings.HiddenNames.UNKNOWN);
    }

    /** Returns what refuses names of members that a caller may not see. */
    public NamedMembers names() {
        return names;
    }

    /** Returns the guard of bodies. */
    WriteGuard guard() {
        return guard;
    }

    /** Returns the formats of patches that methods accept. */
    PatchFormats patches() {
        return patches;
    }

    boolean isIgnoring() {
        return settings.unwritable() == WriteSettings.UnwritableMembers.IGNORE;
    }

    /**
     * Reads the declarations in the body of a method.
     *
     * @throws dev.latchkey.scope.DeclarationException if one is wrong
     */
    public void read(Class<?> resource, Method method) {
        formOf(resource, method, Pointers.NONE);
        EntityParameter.of(method, overridden(resource, method)).ifPresent(parameter -> {
            guard.read(typeOf(resource, parameter));
            patches.add(resource, method, parameter.getType());
        });
    }

    /**
     * Returns the filters that refuse requests for a method because of what they write or name.
     *
     * @param response the declared type of its responses, or null
     * @param pointers the guarded values of JSON that it reads and writes without classes
     */
    List<ContainerRequestFilter> filtersFor(Class<?> resource, Method method, Type response, Pointers pointers) {
        List<ContainerRequestFilter> filters = new ArrayList<>();
        viewFilter(replacedBy(resource, method, isPut(resource, method)), pointers)
                .ifPresent(filters::add);
        NamingParameters parameters = NamingParameters.of(resource, overridden(resource, method));
        if (!parameters.naming().isEmpty()) {
            filters.add(new MemberNamesFilter(parameters.naming(), names));
        }
        if (!parameters.undeclared().isEmpty() && response != null && settings.undeclared() == UndeclaredNames.DENY) {
            filters.add(new UndeclaredNamesFilter(parameters.undeclared(), guard, response));
        }
        return filters;
    }

    /** Returns the filter for callers who do not see all of the objects that are replaced; empty if there are none. */
    private Optional<ContainerRequestFilter> viewFilter(Optional<Type> replaced, Pointers pointers) {
        return replaced.map(type -> new IncompleteViewFilter(
                granted -> guard.maySeeAll(type, granted) && (!isOfJson(type) || !pointers.withholdsFrom(granted))));
    }

    /** Returns the filter for patches in requests for a method, where the runtime applies them; empty if nothing has to be done. */
    Optional<ContainerRequestFilter> patchFilterFor(Class<?> resource, Method method, Pointers pointers) {
        boolean takesPatch = EntityParameter.of(method, overridden(resource, method))
                .filter(parameter -> PatchFormats.isPatch(parameter.getType()))
                .isPresent();
        return takesPatch
                ? Optional.of(new PatchFilter(null))
                : viewFilter(replacedBy(resource, method, true), pointers).map(PatchFilter::new);
    }

    /**
     * Checks that parameters which seem to name members of a guarded type say so.
     *
     * @param response the declared type of the responses, or null
     * @throws dev.latchkey.scope.DeclarationException if one does not, and the setting wants the deployment to stop
     */
    public void checkNames(Class<?> resource, Method method, Type response) {
        List<String> undeclared =
                NamingParameters.of(resource, overridden(resource, method)).undeclared();
        if (!undeclared.isEmpty() && response != null && !guard.maySeeAll(response, GrantedScopes.ANONYMOUS)) {
            UndeclaredNamesFilter.report(resource, method, undeclared, settings.undeclared());
        }
    }

    private static boolean isOfJson(Type type) {
        return type instanceof Class<?> known && JsonValue.class.isAssignableFrom(known);
    }

    /** Returns whether a caller must send a condition if it sees only a part of the object that the method changes. */
    boolean requiresPrecondition(Class<?> resource, Method method) {
        return settings.precondition() == WriteSettings.Precondition.REQUIRED
                && (declared(resource, method).map(ReplacesWhole::value).orElse(false)
                        || CHANGING.stream().anyMatch(type -> overridden(resource, method).stream()
                                .anyMatch(declaring -> declaring.isAnnotationPresent(type))));
    }

    /**
     * Returns what is declared about the forms that a method takes.
     *
     * @param pointers the guarded values of a body without classes
     */
    FormBody formOf(Class<?> resource, Method method, Pointers pointers) {
        List<Method> declarations = overridden(resource, method);
        boolean isWhole = EntityParameter.of(method, declarations)
                .filter(FormParameters::isWhole)
                .isPresent();
        return guard.form(FormParameters.of(resource, declarations), isWhole ? pointers : Pointers.NONE);
    }

    /** Returns what the requests of a method change, for descriptions. */
    public InputDescription changeOf(Class<?> resource, Method method) {
        SortedMap<String, Set<Requirement>> members =
                formOf(resource, method, Pointers.NONE).unwritable(GrantedScopes.ANONYMOUS);
        bodyTypeOf(resource, method).ifPresent(type -> members.putAll(guard.requiredToWrite(type)));
        SortedSet<String> scopes =
                new TreeSet<>(formOf(resource, method, Pointers.NONE).scopes());
        bodyTypeOf(resource, method).ifPresent(type -> scopes.addAll(guard.scopesToWrite(type)));
        return new InputDescription(
                scopes,
                members,
                mayReplaceUnseen(resource, method, GrantedScopes.ANONYMOUS),
                requiresPrecondition(resource, method) && bodyOf(resource, method) != TagRule.Body.OPEN,
                patches.of(method),
                !NamingParameters.of(resource, overridden(resource, method))
                        .naming()
                        .isEmpty());
    }

    /** Returns what a caller may not change by the requests of a method. */
    public InputDescription.Limits limitsOf(Class<?> resource, Method method, GrantedScopes granted) {
        SortedMap<String, SortedSet<String>> members = new TreeMap<>();
        formOf(resource, method, Pointers.NONE)
                .unwritable(granted)
                .forEach((field, unmet) -> members.put(field, UnmetRequirements.names(unmet, granted)));
        bodyTypeOf(resource, method).ifPresent(type -> members.putAll(guard.unwritable(type, granted)));
        return new InputDescription.Limits(members, mayReplaceUnseen(resource, method, granted));
    }

    private boolean mayReplaceUnseen(Class<?> resource, Method method, GrantedScopes granted) {
        return replacedBy(resource, method, isPut(resource, method))
                .filter(type -> !guard.maySeeAll(type, granted))
                .isPresent();
    }

    /** Returns the type of the objects that the body of a method is about. */
    Optional<Type> bodyTypeOf(Class<?> resource, Method method) {
        return EntityParameter.of(method, overridden(resource, method)).map(parameter -> typeOf(resource, parameter));
    }

    /** Returns what the body of a method may hold. */
    TagRule.Body bodyOf(Class<?> resource, Method method) {
        return bodyTypeOf(resource, method)
                .map(type -> guard.maySeeAll(type, GrantedScopes.ANONYMOUS) ? TagRule.Body.OPEN : TagRule.Body.GUARDED)
                .orElse(TagRule.Body.NONE);
    }

    /** Returns the type of the objects that the method replaces; empty if it replaces none. */
    private Optional<Type> replacedBy(Class<?> resource, Method method, boolean byDefault) {
        Optional<Parameter> entity = EntityParameter.of(method, overridden(resource, method));
        if (entity.isEmpty() || EntityParameter.isWrapper(entity.get().getType())) {
            return Optional.empty();
        }
        boolean replaces = declared(resource, method)
                .map(ReplacesWhole::value)
                .orElse(settings.incomplete() == WriteSettings.IncompleteView.REFUSE && byDefault);
        return replaces ? Optional.of(typeOf(resource, entity.get())) : Optional.empty();
    }

    /** A resource class may say what the type variables of its superclass are. */
    private static Type typeOf(Class<?> resource, Parameter entity) {
        MemberNames patched = entity.getAnnotation(MemberNames.class);
        if (patched != null && entity.getType() == JsonPatch.class) {
            return patched.value();
        }
        Type declared = EntityParameter.contentOf(entity.getParameterizedType(), entity.getType());
        return TypeVariables.fill(declared, TypeVariables.argumentsOf(resource));
    }

    private static Optional<ReplacesWhole> declared(Class<?> resource, Method method) {
        return Stream.concat(overridden(resource, method).stream(), Hierarchy.of(resource).stream())
                .map(declaration -> declaration.getDeclaredAnnotation(ReplacesWhole.class))
                .filter(whole -> whole != null)
                .findFirst();
    }

    private static boolean isPut(Class<?> resource, Method method) {
        return overridden(resource, method).stream().anyMatch(declared -> declared.isAnnotationPresent(PUT.class));
    }

    /** Returns the method and those that it overrides. */
    private static List<Method> overridden(Class<?> resource, Method method) {
        return RestMethods.overridden(resource, method)
                .filter(declared -> !declared.isBridge())
                .distinct()
                .toList();
    }
}
