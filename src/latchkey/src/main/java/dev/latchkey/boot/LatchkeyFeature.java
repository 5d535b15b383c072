package dev.latchkey.boot;

import dev.latchkey.config.StopReason;
import dev.latchkey.etag.TagCipher;
import dev.latchkey.rest.RestChain;
import dev.latchkey.rest.RestGuard;
import dev.latchkey.rest.RestRedaction;
import dev.latchkey.servlet.GuardedRestRegistry;
import dev.latchkey.servlet.RequestAuthenticator;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.function.Function;

/** Registers the guard with REST. Found by {@code META-INF/services}, so it comes along where scanning is off. */
@ConstrainedTo(RuntimeType.SERVER)
@Provider
public final class LatchkeyFeature implements Feature {
    @Context
    private ServletContext servletContext;

    @Context
    private ServletConfig servlet;

    @Context
    private FilterConfig filter;

    @Override
    public boolean configure(FeatureContext context) {
        if (RestChain.isRegistered(context.getConfiguration())) {
            return false;
        }
        Deployment deployment = deployment();
        RestGuard guard = new RestGuard(
                deployment.declarations(), deployment.settings().access().undeclared());
        RestRedaction redaction = new RestRedaction(
                deployment.redactions(),
                deployment.inputs(),
                deployment.plans(),
                deployment.settings(),
                () -> RequestAuthenticator.of(deployment.context()).authenticator(),
                () -> CDI.current().select(TagCipher.class).get());
        new RestChain(guard, redaction).register(context);
        sign(deployment.context());
        return true;
    }

    /** A REST runtime that fails here may tell the client alone, once for each request. */
    private Deployment deployment() {
        try {
            return servletContext == null ? Deployment.here() : Deployment.of(servletContext);
        } catch (IllegalStateException notStarted) {
            throw StopReason.logged(notStarted);
        }
    }

    /** Tells the filter where the guard is: REST runs in a servlet, or in a filter; what is not signed is refused. */
    private void sign(ServletContext context) {
        Optional<String> ofServlet = name(servlet, ServletConfig::getServletName);
        Optional<String> ofFilter = name(filter, FilterConfig::getFilterName);
        ofServlet.ifPresent(name -> GuardedRestRegistry.guarded(context, name));
        ofFilter.ifPresent(name -> GuardedRestRegistry.guarded(context, name));
        if (ofServlet.isEmpty() && ofFilter.isEmpty()) {
            GuardedRestRegistry.guardedSomewhere(context);
        }
    }

    /** Where REST does not run in the one, Jersey injects null, and RESTEasy a proxy that fails. */
    private static <T> Optional<String> name(T injected, Function<T, String> name) {
        try {
            return Optional.ofNullable(injected).map(name);
        } catch (RuntimeException absent) {
            return Optional.empty();
        }
    }
}
