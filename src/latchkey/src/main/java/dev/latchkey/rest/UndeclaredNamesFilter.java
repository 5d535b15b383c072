package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.config.Setting;
import dev.latchkey.config.WriteSettings.UndeclaredNames;
import dev.latchkey.scope.DeclarationException;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.writing.WriteGuard;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;

/**
 * Refuses parameters that seem to name members and are not declared, for callers who may not see every member of the response: the
 * setting {@code latchkey.query.undeclared=deny}.
 */
@ConstrainedTo(RuntimeType.SERVER)
final class UndeclaredNamesFilter implements ContainerRequestFilter {
    private static final Logger LOG = System.getLogger(UndeclaredNamesFilter.class.getName());

    private final List<String> parameters;
    private final WriteGuard guard;
    private final Type response;

    UndeclaredNamesFilter(List<String> parameters, WriteGuard guard, Type response) {
        this.parameters = parameters;
        this.guard = guard;
        this.response = response;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        GrantedScopes caller = CurrentCaller.grantedIn(request::getProperty);
        boolean names = parameters.stream().anyMatch(request.getUriInfo().getQueryParameters()::containsKey);
        if (names && !guard.maySeeAll(response, caller)) {
            throw new AccessRefusedException(caller.refusal(Refusal.of(RefusalKind.UNDECLARED_PARAMETER)));
        }
    }

    /**
     * Reports such parameters at start.
     *
     * @throws DeclarationException if the setting wants the deployment to stop
     */
    static void report(Class<?> resource, Method method, List<String> parameters, UndeclaredNames setting) {
        String message = resource.getName() + "." + method.getName() + " has the query parameter "
                + String.join(", ", parameters)
                + ", and its response has guarded members: a caller who may sort or filter by"
                + " a member learns its value. Annotate the parameter with @MemberNames, or check the names with"
                + " VisibleMembers and rename the parameter. What happens is the setting "
                + Setting.QUERY_UNDECLARED.key() + ".";
        if (setting == UndeclaredNames.FAIL) {
            throw new DeclarationException(message);
        }
        LOG.log(Level.WARNING, message);
    }
}
