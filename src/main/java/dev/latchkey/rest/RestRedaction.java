package dev.latchkey.rest;

import dev.latchkey.authentication.Authenticator;
import dev.latchkey.config.Settings;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.servlet.CacheFields;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.util.function.Supplier;

/** Puts redaction around the methods of one REST application. */
@ConstrainedTo(RuntimeType.SERVER)
public final class RestRedaction implements DynamicFeature {
    private final RedactionEngine redactions;
    private final ResponsePolicies plans;
    private final RedactionHeaders fields;
    private final ApplicationJson host;
    private final Revalidation revalidation;

    /**
     * Redacts by {@code redactions}, as {@code plans} say.
     *
     * @param settings name the header fields that may carry a key, and how long a caller is trusted
     * @param authenticator what decides about callers; it is there when requests come
     */
    public RestRedaction(
            RedactionEngine redactions,
            ResponsePolicies plans,
            Settings settings,
            Supplier<Authenticator> authenticator) {
        this.redactions = redactions;
        this.plans = plans;
        this.fields = new RedactionHeaders(new CacheFields(settings.credentialHeaders()));
        this.host = new ApplicationJson(redactions);
        this.revalidation =
                new Revalidation(authenticator, settings.revocationLease().toNanos());
    }

    /** Registers all of it. */
    public void register(FeatureContext context) {
        context.register(this);
        registerForAllMethods(context);
    }

    /** Registers what is the same for all methods; {@link #filterFor} has to be called for each. */
    public void registerForAllMethods(FeatureContext context) {
        host.lookForOtherWriters(context.getConfiguration());
        ResponseRedactor answers = new ResponseRedactor(redactions, plans, host);
        context.register(new RedactionFilter(answers, fields, revalidation), Integer.MIN_VALUE);
        // Before any of the host that says it writes everything.
        EventGuard events = new EventGuard(revalidation);
        context.register(new RedactingWriter(answers, events, host), Integer.MIN_VALUE);
        context.register(new EventWriter(events, host), Integer.MIN_VALUE);
        context.register(new ReplacedEntityInterceptor(answers, revalidation));
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        context.register(
                filterFor(resource.getResourceClass(), resource.getResourceMethod()), Priorities.AUTHORIZATION);
    }

    /** Returns the filter that prepares the response of {@code method} of a resource of class {@code type}. */
    public ContainerRequestFilter filterFor(Class<?> type, Method method) {
        ResponsePolicy plan = plans.of(type, method);
        boolean decidable = plan.type() != null && !plan.isByHand();
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
