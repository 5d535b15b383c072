package dev.latchkey.rest;

import dev.latchkey.authentication.Authenticator;
import dev.latchkey.config.Settings;
import dev.latchkey.etag.TagCipher;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.scope.TypeVariables;
import dev.latchkey.server.EventWriters;
import dev.latchkey.servlet.CacheFields;
import dev.latchkey.writing.FormBody;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Configuration;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes the components that redact the responses of one REST application. */
public final class RestRedaction {
    private final RedactionEngine engine;
    private final InputRules inputs;
    private final ResponsePolicies policies;
    private final RedactionHeaders fields;
    private final ApplicationJson application;
    private final Revalidation revalidation;
    private final ResponseRedactor redactor;
    private final EventGuard events;
    private final TagViews tags;
    private final BodyChecks checks;
    private final ApplicationReaders readers;
    private final PartReader parts;

    /**
     * Redacts by {@code engine}, as {@code policies} say.
     *
     * @param inputs say what request inputs are
     * @param settings name the header fields that may carry a key, and how long a caller is trusted
     * @param authenticator what decides about callers; it is there when requests come
     * @param tags encrypts entity tags; it is there when requests come
     */
    public RestRedaction(
            RedactionEngine engine,
            InputRules inputs,
            ResponsePolicies policies,
            Settings settings,
            Supplier<Authenticator> authenticator,
            Supplier<TagCipher> tags) {
        this.engine = engine;
        this.inputs = inputs;
        this.policies = policies;
        this.fields =
                new RedactionHeaders(new CacheFields(settings.credentials().headers()));
        this.application = new ApplicationJson(engine);
        this.revalidation =
                new Revalidation(authenticator, settings.cache().lease().toNanos());
        this.redactor = new ResponseRedactor(engine, policies, application);
        this.events = new EventGuard(revalidation);
        this.tags = new TagViews(engine, policies, inputs.guard(), tags);
        this.checks =
                new BodyChecks(inputs.guard(), inputs.isIgnoring(), type -> engine.readingOf(application.jsonb(type)));
        this.readers = new ApplicationReaders(inputs.guard());
        this.parts = new PartReader(checks);
    }

    /** Logs at start what of the application's is read, written or put in place without us, as far as it shows there. */
    void lookForOthers(Configuration configuration) {
        application.lookForOtherWriters(configuration);
        readers.lookFor(configuration);
    }

    RedactionFilter responseFilter() {
        return new RedactionFilter(redactor, fields, revalidation);
    }

    RedactingWriter writer() {
        return new RedactingWriter(redactor, events, application);
    }

    List<EventDataWriter<?>> eventDataWriters() {
        return EventDataWriter.all(events, application);
    }

    EventWriter eventWriter() {
        return new EventWriter(events, application);
    }

    /** Returns what makes the writers of events where the runtime looks for none. */
    EventWriters eventWriters() {
        return (request, providers, own) -> new SinkWriter(request, providers, own, events, redactor, application);
    }

    ReplacedEntityInterceptor interceptor() {
        return new ReplacedEntityInterceptor(redactor, revalidation);
    }

    WritableBodyInterceptor bodyInterceptor() {
        return new WritableBodyInterceptor(checks, readers);
    }

    PartReader partReader() {
        return parts;
    }

    /** Returns the filter that refuses forms of a method; empty if no field of them requires scopes. */
    Optional<ContainerRequestFilter> formFilterFor(Class<?> type, Method method) {
        FormBody form = inputs.formOf(type, method, policies.of(type, method).pointers());
        return form.scopes().isEmpty() ? Optional.empty() : Optional.of(new FormFilter(form, checks, parts::request));
    }

    /** Returns the filter for patches in requests for a method, where the runtime applies them; empty if nothing has to be done. */
    Optional<ContainerRequestFilter> patchFilterFor(Class<?> type, Method method) {
        return inputs.patchFilterFor(type, method, policies.of(type, method).pointers());
    }

    AcceptPatchFilter patchFilter() {
        return new AcceptPatchFilter(inputs.patches());
    }

    List<ChangeReader<?>> changeReaders() {
        return ChangeReader.all(new Changes(inputs.guard(), engine, application));
    }

    /** Returns the filters that refuse requests because of what they write or name. */
    List<ContainerRequestFilter> inputFiltersFor(Class<?> type, Method method) {
        ResponsePolicy policy = policies.of(type, method);
        List<ContainerRequestFilter> filters =
                new ArrayList<>(inputs.filtersFor(type, method, policy.type(), policy.pointers()));
        if (inputs.requiresPrecondition(type, method)) {
            TagRule rule = tagRule(type, method);
            List<Type> types = Stream.concat(
                            inputs.bodyTypeOf(type, method).stream(),
                            rule.reads().stream().map(ResponsePolicy::type))
                    .filter(argument -> argument != null && tells(argument))
                    .toList();
            filters.add(new RequiredPreconditionFilter(granted -> !rule.pointAtWithheld(granted)
                    && (types.isEmpty()
                            ? engine.isAllFor(granted)
                            : types.stream().allMatch(argument -> inputs.guard().maySeeAll(argument, granted)))));
        }
        return filters;
    }

    /** Returns whether a type tells what its objects hold. */
    private boolean tells(Type type) {
        Class<?> raw = TypeVariables.raw(TypeVariables.fill(type, Map.of()));
        return raw != Object.class
                && !Map.class.isAssignableFrom(raw)
                && !raw.getName().startsWith("jakarta.json.")
                && !ResponseBody.isText(raw, engine);
    }

    private TagRule tagRule(Class<?> type, Method method) {
        return TagRule.of(type, method, policies, inputs.bodyOf(type, method));
    }

    /** Returns the filter that prepares the response of {@code method} of a resource of class {@code type}. */
    public ContainerRequestFilter filterFor(Class<?> type, Method method) {
        ResponsePolicy policy = policies.of(type, method);
        boolean decidable = policy.type() != null && !policy.isManual();
        if (decidable) {
            engine.declare(policy.type());
        }
        return new EarlyRejectionFilter(
                policy,
                decidable ? policies.ruleFor(policy, policy.type()) : null,
                engine,
                application,
                redactor.dependence(),
                tagRule(type, method),
                tags);
    }
}
