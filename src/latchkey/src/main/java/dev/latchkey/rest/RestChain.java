package dev.latchkey.rest;

import dev.latchkey.server.EventSinks;
import dev.latchkey.server.RestCalls;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * Registers everything that Jakarta REST calls for a request, in the order of this table. It is the only place that registers
 * components.
 *
 * <table>
 * <caption>The components, in the order in which they are called</caption>
 * <tr><th>Component</th><th>Priority</th><th>What it does</th></tr>
 * <tr><td>{@link CredentialFilter}</td><td>{@link #CREDENTIALS}, before a method is matched</td>
 *   <td>Refuses malformed and unknown credentials, where filters for CORS see the response.</td></tr>
 * <tr><td>{@link MethodFilter}, or {@link GeneratedMethodFilter} where the runtime made the method up</td><td>{@link #GUARD}</td>
 *   <td>Refuses callers without the required scopes of the method, and of the locators on the way to it.</td></tr>
 * <tr><td>{@link EarlyRejectionFilter}</td><td>{@link #EARLY_REJECTION}</td>
 *   <td>Refuses a request whose every response would be rejected, hides conditions that a redacted response must not
 *   meet, and turns entity tags of the caller's view into those of the application.</td></tr>
 * <tr><td>{@link IncompleteViewFilter}</td><td>{@link #EARLY_REJECTION}</td>
 *   <td>Refuses to let a caller replace an object of which it may not see every member.</td></tr>
 * <tr><td>{@link RequiredPreconditionFilter}</td><td>{@link #EARLY_REJECTION}</td>
 *   <td>Refuses changes without a condition if the caller sees only some members of the object.</td></tr>
 * <tr><td>{@link MemberNamesFilter}, {@link UndeclaredNamesFilter}</td><td>{@link #EARLY_REJECTION}</td>
 *   <td>Refuse to sort, filter or group by a member that the caller may not see.</td></tr>
 * <tr><td>{@link PartFilter}</td><td>{@link #PARTS}: before filters of the application, on RESTEasy</td>
 *   <td>Refuses forms with parts that the caller may not write, where the runtime reads them in a filter.</td></tr>
 * <tr><td>{@link PatchFilter}</td><td>{@link #PATCHES}, on RESTEasy</td>
 *   <td>Lets a method have the patch that the runtime would apply, or refuses to have it applied to a part of an object.</td></tr>
 * <tr><td>{@link FormFilter}</td><td>{@link #BODY}: the last request filter</td>
 *   <td>Refuses forms with fields that the caller may not write, while they are read.</td></tr>
 * <tr><td>{@link WritableBodyInterceptor}</td><td>{@link #BODY}: the last reader interceptor</td>
 *   <td>Refuses bodies with members that the caller may not write, before they are bound.</td></tr>
 * <tr><td>{@link PartReader}</td><td>{@link #WRITERS}: before readers of the application</td>
 *   <td>Refuses parts of bodies with members that the caller may not write, when the application asks for them.</td></tr>
 * <tr><td>{@link ChangeReader}</td><td>{@link #WRITERS}: before readers of the application</td>
 *   <td>Reads {@link dev.latchkey.Update} and {@link dev.latchkey.MergePatch}.</td></tr>
 * <tr><td>the resource method</td><td></td><td>Is the application's.</td></tr>
 * <tr><td>{@link RefusalMapper}, {@link RefusedBodyMapper}</td><td></td>
 *   <td>Write the refusal that a filter, a bean or a reader threw.</td></tr>
 * <tr><td>{@link UnmatchedRequestFilter}</td><td></td>
 *   <td>Makes the 404 or 405 of a path without a method 401 for anonymous callers.</td></tr>
 * <tr><td>{@link IgnoredMembersFilter}</td><td>{@link #RESPONSE}</td>
 *   <td>Names the members that were left out of the body, in {@code Latchkey-Ignored}.</td></tr>
 * <tr><td>{@link AcceptPatchFilter}</td><td>{@link #RESPONSE}</td>
 *   <td>Names the formats of patches that a resource accepts, in {@code Accept-Patch}.</td></tr>
 * <tr><td>{@link RedactionFilter}</td><td>{@link #RESPONSE}: the last response filter</td>
 *   <td>Redacts or rejects the entity, and sets {@code Vary}, {@code Cache-Control} and {@code Latchkey-Redacted}.</td></tr>
 * <tr><td>{@link ReplacedEntityInterceptor}</td><td>{@link #REPLACED_ENTITY}: the last interceptor</td>
 *   <td>Redacts what another interceptor put in place of the entity, and parts of multipart responses.</td></tr>
 * <tr><td>{@link RedactingWriter}</td><td>{@link #WRITERS}: before writers of the application</td>
 *   <td>Writes redacted JSON, and objects that came past the response filter.</td></tr>
 * <tr><td>{@link EventWriter}</td><td>{@link #WRITERS}</td>
 *   <td>Writes server-sent events, each redacted for its listener.</td></tr>
 * <tr><td>{@link EventDataWriter}</td><td>{@link #WRITERS}</td>
 *   <td>Decides about data of events for which RESTEasy prefers writers of its own.</td></tr>
 * </table>
 *
 * <p>CXF asks no dynamic feature about some sub-resources. There {@link UnboundMethodFilter} calls the filters of each method. It asks
 * no component for a writer of events either. There {@link EventSinks} make each sink with a {@link SinkWriter}.
 */
@ConstrainedTo(RuntimeType.SERVER)
public final class RestChain implements DynamicFeature {
    static final int CREDENTIALS = Priorities.AUTHENTICATION - 100;
    static final int GUARD = Priorities.AUTHENTICATION;
    static final int EARLY_REJECTION = Priorities.AUTHORIZATION;
    static final int RESPONSE = Integer.MIN_VALUE;
    static final int WRITERS = Integer.MIN_VALUE;
    static final int REPLACED_ENTITY = Integer.MAX_VALUE;
    static final int BODY = Integer.MAX_VALUE;
    /** RESTEasy applies patches with the priority after it. */
    static final int PATCHES = BODY - 2;

    static final int PARTS = Priorities.USER - 1;

    private final RestGuard guard;
    private final RestRedaction redaction;

    /** Makes the chain of one REST application. */
    public RestChain(RestGuard guard, RestRedaction redaction) {
        this.guard = guard;
        this.redaction = redaction;
    }

    /** Returns whether a chain was registered with a REST application before. */
    public static boolean isRegistered(Configuration configuration) {
        return configuration.isRegistered(RestChain.class) || configuration.isRegistered(UnboundMethodFilter.class);
    }

    /** Registers all components. */
    public void register(FeatureContext context) {
        context.register(CredentialFilter.class, CREDENTIALS);
        if (RestCalls.hasUnboundMethods(context.getConfiguration())) {
            EventSinks sinks = RestCalls.eventSinks(redaction.eventWriters());
            context.register(sinks);
            context.register(new UnboundMethodFilter(guard, redaction, sinks), GUARD);
        } else {
            context.register(this);
        }
        redaction.lookForOthers(context.getConfiguration());
        context.register(redaction.responseFilter(), RESPONSE);
        context.register(redaction.writer(), WRITERS);
        context.register(redaction.eventWriter(), WRITERS);
        redaction.eventDataWriters().forEach(writer -> context.register(writer, WRITERS));
        context.register(redaction.interceptor(), REPLACED_ENTITY);
        context.register(redaction.bodyInterceptor(), BODY);
        context.register(redaction.partReader(), WRITERS);
        redaction.changeReaders().forEach(reader -> context.register(reader, WRITERS));
        context.register(new IgnoredMembersFilter(), RESPONSE);
        context.register(redaction.patchFilter(), RESPONSE);
        context.register(RefusalMapper.class);
        context.register(RefusedBodyMapper.class);
        context.register(UnmatchedRequestFilter.class);
    }

    /** Registers the filters of one method. */
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Class<?> type = resource.getResourceClass();
        Method method = resource.getResourceMethod();
        context.register(guard.filterFor(type, method), GUARD);
        context.register(redaction.filterFor(type, method), EARLY_REJECTION);
        redaction.inputFiltersFor(type, method).forEach(filter -> context.register(filter, EARLY_REJECTION));
        Optional<ContainerRequestFilter> forms = redaction.formFilterFor(type, method);
        forms.ifPresent(filter -> context.register(filter, BODY));
        if (RestCalls.readsBodiesInFilters(context.getConfiguration())) {
            forms.ifPresent(filter -> context.register(new PartFilter(filter), PARTS));
            redaction.patchFilterFor(type, method).ifPresent(filter -> context.register(filter, PATCHES));
        }
    }
}
