package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.authentication.Dependence;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.redaction.RedactionPolicy;
import dev.latchkey.scope.GrantedScopes;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/**
 * Rejects a call before the method runs if every response would be rejected. Otherwise it begins the {@link ResponseState}, and hides
 * the conditions of requests whose response may be redacted.
 */
@ConstrainedTo(RuntimeType.SERVER)
final class EarlyRejectionFilter implements ContainerRequestFilter {
    private final ResponsePolicy policy;
    /** Null if nothing can be decided before the method has run. */
    private final RedactionPolicy redaction;

    private final RedactionEngine engine;
    private final ApplicationJson application;
    private final CallerDependence dependence;
    private final TagRule tags;
    private final TagViews views;

    EarlyRejectionFilter(
            ResponsePolicy policy,
            RedactionPolicy redaction,
            RedactionEngine engine,
            ApplicationJson application,
            CallerDependence dependence,
            TagRule tags,
            TagViews views) {
        this.tags = tags;
        this.views = views;
        this.policy = policy;
        this.redaction = redaction;
        this.engine = engine;
        this.application = application;
        this.dependence = dependence;
    }

    /** Turns the tags in the conditions of the request into those of the application. */
    private void bindTags(GrantedScopes granted, ResponseState state, ContainerRequestContext request) {
        if ((!engine.isAllFor(granted) || tags.pointAtWithheld(granted)) && tags.isOfViews(dependence, request)) {
            state.bindTags(resource -> views.of(resource, granted), tags.isWritten());
            RestPreconditions.open(state, request);
        }
    }

    @Override
    public void filter(ContainerRequestContext request) {
        ResponseState state = ResponseState.begin(policy, request);
        if (policy.pointers().isEmpty() && !tags.hasPointers() && !engine.isAnythingGuarded()) {
            return;
        }
        if (policy.sendsEvents() && application.writesPastUs(CurrentCaller.grantedIn(request::getProperty))) {
            throw new AccessRefusedException(Refusal.of(RefusalKind.UNRENDERABLE_RESPONSE));
        }
        GrantedScopes granted = CurrentCaller.grantedIn(request::getProperty);
        if (dependence.isExcluded(policy, request)) {
            RestPreconditions.show(request);
            bindTags(granted, state, request);
            return;
        }
        boolean isPartial = !engine.isAllFor(granted) || policy.pointers().withholdsFrom(granted);
        boolean isPublic = request.getProperty(Dependence.PROPERTY) instanceof Dependence.None;
        if (isPublic && CallerDependence.isCertain(policy)) {
            request.setProperty(Dependence.PROPERTY, Dependence.CALLER);
        }
        boolean isRead = RestPreconditions.isRead(request);
        // Only the 200 tells whether caches must keep callers apart, so there must be no 304.
        if (isRead && (isPartial || isPublic && policy.isOpaque())) {
            RestPreconditions.hide(request);
        } else {
            RestPreconditions.show(request);
        }
        bindTags(granted, state, request);
        if (!isPartial) {
            return;
        }
        if (isRead) {
            state.becomePartial();
        }
        if (policy.sendsEvents() && !policy.isManual()) {
            // The content of events is known only after the header was sent.
            request.setProperty(
                    Dependence.PROPERTY, new Dependence.Withheld(String.join(", ", engine.missingFor(granted))));
        }
        if (redaction != null && engine.mayHoldGuarded(policy.type())) {
            engine.certainRefusal(policy.type(), granted, redaction, application.jsonb(Object.class))
                    .ifPresent(refusal -> {
                        throw new AccessRefusedException(granted.refusal(refusal));
                    });
        }
    }
}
