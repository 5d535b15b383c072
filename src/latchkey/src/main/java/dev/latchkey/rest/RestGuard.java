package dev.latchkey.rest;

import dev.latchkey.config.AccessSettings.Undeclared;
import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;

/**
 * Makes the filter that guards a REST method, for every method that exists, however its object was made: root resources, beans,
 * EJBs and sub-resources made with {@code new}.
 */
public final class RestGuard {
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
