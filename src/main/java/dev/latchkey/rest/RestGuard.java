package dev.latchkey.rest;

import dev.latchkey.config.Settings.Undeclared;
import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;

/**
 * Puts a {@link MethodFilter} before every REST method that exists, however its object was made: root resources, beans, EJBs
 * and sub-resources made with {@code new}.
 */
@ConstrainedTo(RuntimeType.SERVER)
public final class RestGuard implements DynamicFeature {
    private static final Logger LOG = System.getLogger(RestGuard.class.getName());

    private final Declarations declarations;
    private final Undeclared undeclared;
    private final Locators locators;

    /** Guards by {@code declarations}; {@code undeclared} says what to do where there are none. */
    public RestGuard(Declarations declarations, Undeclared undeclared) {
        this.declarations = declarations;
        this.undeclared = undeclared;
        this.locators = new Locators(declarations);
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        context.register(
                filterFor(resource.getResourceClass(), resource.getResourceMethod()), Priorities.AUTHENTICATION);
    }

    /** Returns the filter that guards {@code method} of a resource of class {@code type}. */
    public ContainerRequestFilter filterFor(Class<?> type, Method method) {
        return declarations.of(type, method) instanceof Declaration.Undeclared
                        && !RestMethods.isRestMethod(type, method)
                ? new GeneratedMethodFilter(type, locators)
                : new MethodFilter(type, rule(type, method), locators);
    }

    private MethodRule rule(Class<?> type, Method method) {
        MethodRule rule = MethodRule.of(type, method, declarations, undeclared);
        if (rule instanceof MethodRule.Closed closed) {
            LOG.log(closed.yieldsToSettings() ? Level.DEBUG : Level.WARNING, () -> RestMethods.lineToAdd(type, method));
        }
        return rule;
    }
}
