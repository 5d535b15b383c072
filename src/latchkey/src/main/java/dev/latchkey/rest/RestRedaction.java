package dev.latchkey.rest;

import dev.latchkey.authentication.Authenticator;
import dev.latchkey.config.Settings;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.servlet.CacheFields;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Configuration;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;

/** Makes the components that redact the responses of one REST application. */
public final class RestRedaction {
    private final RedactionEngine redactions;
    private final InputRules inputs;
    private final ResponsePolicies plans;
    private final RedactionHeaders fields;
    private final ApplicationJson host;
    private final Revalidation revalidation;
    private final ResponseRedactor redactor;
    private final EventGuard events;

    /**
     * Redacts by {@code redactions}, as {@code plans} say.
     *
     * @param inputs say what request inputs are
     * @param settings name the header fields that may carry a key, and how long a caller is trusted
     * @param authenticator what decides about callers; it is there when requests come
     */
    public RestRedaction(
            RedactionEngine redactions,
            InputRules inputs,
            ResponsePolicies plans,
            Settings settings,
            Supplier<Authenticator> authenticator) {
        this.redactions = redactions;
        this.inputs = inputs;
        this.plans = plans;
        this.fields =
                new RedactionHeaders(new CacheFields(settings.credentials().headers()));
        this.host = new ApplicationJson(redactions);
        this.revalidation =
                new Revalidation(authenticator, settings.cache().lease().toNanos());
        this.redactor = new ResponseRedactor(redactions, plans, host);
        this.events = new EventGuard(revalidation);
    }

    /** Logs at start what of the application's is read or put in place without us, as far as it shows there. */
    void lookForOtherWriters(Configuration configuration) {
        host.lookForOtherWriters(configuration);
    }

    RedactionFilter responseFilter() {
        return new RedactionFilter(redactor, fields, revalidation);
    }

    RedactingWriter writer() {
        return new RedactingWriter(redactor, events, host);
    }

    List<EventDataWriter<?>> eventDataWriters() {
        return EventDataWriter.all(events, host);
    }

    EventWriter eventWriter() {
        return new EventWriter(events, host);
    }

    ReplacedEntityInterceptor interceptor() {
        return new ReplacedEntityInterceptor(redactor, revalidation);
    }

    WritableBodyInterceptor bodyInterceptor() {
        return new WritableBodyInterceptor(inputs.guard(), inputs.isIgnoring());
    }

    ChangeReader changeReader() {
        return new ChangeReader(inputs.guard(), redactions, host);
    }

    /** Returns the filters that refuse requests because of what they write or name. */
    List<ContainerRequestFilter> inputFiltersFor(Class<?> type, Method method) {
        return inputs.filtersFor(type, method, plans.of(type, method).type());
    }

    /** Returns the filter that prepares the response of {@code method} of a resource of class {@code type}. */
    public ContainerRequestFilter filterFor(Class<?> type, Method method) {
        ResponsePolicy plan = plans.of(type, method);
        boolean decidable = plan.type() != null && !plan.isManual();
        if (decidable) {
            redactions.declare(plan.type());
        }
        return new EarlyRejectionFilter(
                plan,
                decidable ? plans.ruleFor(plan, plan.type()) : null,
                plan.sending() == ResponsePolicy.Sending.EVENTS,
                redactions,
                host);
    }
}
