package dev.latchkey.rest;

import dev.latchkey.Redaction;
import dev.latchkey.redaction.Pointers;
import dev.latchkey.redaction.RedactionPolicy;
import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.DeclarationException;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Hierarchy;
import dev.latchkey.scope.Overriding;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Reads {@link Redaction} where it may stand: on methods, resource classes and response types. Thread-safe. */
public final class ResponsePolicies {
    private static final Set<Class<?>> TELLING_NOTHING =
            Set.of(void.class, Void.class, Object.class, Response.class, GenericEntity.class, StreamingOutput.class);

    private final Declarations declarations;
    private final RedactionPolicy settings;
    private final Queue<ResponsePolicy> read = new ConcurrentLinkedQueue<>();
    private final Map<Class<?>, RedactionPolicy> byType = new ConcurrentHashMap<>();

    /** Where nothing is declared, {@code settings} decide. */
    public ResponsePolicies(Declarations declarations, RedactionPolicy settings) {
        this.declarations = declarations;
        this.settings = settings;
    }

    /**
     * Reads what is declared about the responses of a REST method, and remembers it.
     *
     * @throws DeclarationException if an annotation is wrong
     */
    public void read(Class<?> resource, Method method) {
        read.add(of(resource, method));
    }

    /** Returns the declared type of the responses of a REST method, or null if it declares none. */
    public Type typeOf(Class<?> resource, Method method) {
        return of(resource, method).type();
    }

    /** What was read. */
    List<ResponsePolicy> all() {
        return List.copyOf(read);
    }

    /** Returns whether a method that was read points at something that is withheld from a caller with these scopes. */
    public boolean pointAtWithheld(GrantedScopes granted) {
        return read.stream().anyMatch(policy -> policy.pointers().withholdsFrom(granted));
    }

    /** Returns the scopes that a caller lacks at the pointers of all methods that were read. */
    SortedSet<String> missingAtPointers(GrantedScopes granted) {
        SortedSet<String> missing = new TreeSet<>();
        for (ResponsePolicy policy : read) {
            if (!policy.pointers().isEmpty()) {
                policy.pointers().withheldFrom(granted).values().forEach(missing::addAll);
            }
        }
        return missing;
    }

    /** Returns a line for everything that was read and changes what callers see. */
    List<String> describe() {
        return read.stream()
                .map(policy -> policy.place() + " "
                        + ruleFor(policy, policy.type() == null ? Object.class : policy.type()) + " "
                        + policy.isManual() + " " + policy.pointers().needs())
                .toList();
    }

    /** What is declared about the responses of a REST method. */
    ResponsePolicy of(Class<?> resource, Method method) {
        String place = resource.getName() + "." + method.getName();
        Redaction declared = onMethod(resource, method);
        declared = declared == null ? onType(resource) : declared;
        Type type = answered(method.getGenericReturnType());
        ResponsePolicy policy = new ResponsePolicy(
                place,
                type,
                declared,
                Pointers.of(declared, place, declarations),
                declarations.of(resource, method) instanceof Declaration.Guarded guarded ? guarded.requirement() : null,
                sending(resource, method));
        settings.with(declared, place);
        if (declared != null && !declared.manual() && method.getReturnType() == StreamingOutput.class) {
            throw new DeclarationException(
                    place + " has @Redaction and returns a StreamingOutput, whose content cannot be redacted. Return an"
                            + " object, or redact in the method by Redactor and declare @Redaction(manual = true).");
        }
        return policy;
    }

    private static ResponsePolicy.Sending sending(Class<?> resource, Method method) {
        if (List.of(method.getParameterTypes()).contains(SseEventSink.class)
                || producesEvents(method)
                || producesEvents(resource)) {
            return ResponsePolicy.Sending.EVENTS;
        }
        boolean late = CompletionStage.class.isAssignableFrom(method.getReturnType())
                || List.of(method.getParameterTypes()).contains(AsyncResponse.class);
        return late ? ResponsePolicy.Sending.LATE : ResponsePolicy.Sending.AT_ONCE;
    }

    private static boolean producesEvents(AnnotatedElement declaring) {
        Produces produces = declaring.getAnnotation(Produces.class);
        return produces != null
                && Stream.of(produces.value()).anyMatch(text -> text.contains(MediaType.SERVER_SENT_EVENTS));
    }

    /** The type of the response, null if it is not declared. */
    private static Type answered(Type returned) {
        if (returned instanceof ParameterizedType generic
                && CompletionStage.class.isAssignableFrom((Class<?>) generic.getRawType())) {
            return answered(generic.getActualTypeArguments()[0]);
        }
        return returned instanceof Class<?> plain
                        && (TELLING_NOTHING.contains(plain) || CompletionStage.class.isAssignableFrom(plain))
                ? null
                : returned;
    }

    private static Redaction onMethod(Class<?> resource, Method method) {
        Redaction own = method.getAnnotation(Redaction.class);
        return own != null
                ? own
                : Hierarchy.of(resource).stream()
                        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                        .filter(other -> Overriding.isSame(resource, method, other))
                        .map(other -> other.getAnnotation(Redaction.class))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static Redaction onType(Class<?> start) {
        for (Class<?> type : Hierarchy.of(start)) {
            Redaction declared = type.getDeclaredAnnotation(Redaction.class);
            if (declared != null) {
                return declared;
            }
        }
        return null;
    }

    /**
     * The rule for a response.
     *
     * @param policy what is declared about its method; null if no method answered
     * @param type the class of its object, or its declared type
     */
    RedactionPolicy ruleFor(ResponsePolicy policy, Type type) {
        if (policy != null && policy.declared() != null) {
            return settings.with(policy.declared(), policy.place());
        }
        return byType.computeIfAbsent(held(type), candidate -> settings.with(onType(candidate), candidate.getName()));
    }

    /** The class that a response is about: what a collection, array or optional holds. */
    private static Class<?> held(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] arguments = generic.getActualTypeArguments();
            return raw.getName().startsWith("java.") ? held(arguments[arguments.length - 1]) : raw;
        }
        if (type instanceof Class<?> plain) {
            return plain.isArray() ? held(plain.getComponentType()) : plain;
        }
        return Object.class;
    }
}
