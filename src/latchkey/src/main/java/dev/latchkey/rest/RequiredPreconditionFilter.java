package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.scope.GrantedScopes;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.Predicate;

/**
 * Refuses changes without a condition of objects that are only partly visible to the caller: the setting
 * {@code latchkey.write.precondition=required}.
 */
@ConstrainedTo(RuntimeType.SERVER)
final class RequiredPreconditionFilter implements ContainerRequestFilter {
    /** A caller who sends it makes the object, and overwrites nothing. */
    private static final String ANY = "*";

    private final Predicate<GrantedScopes> seesAll;

    /**
     * Refuses changes.
     *
     * @param seesAll whether callers with the given scopes see all of the object
     */
    RequiredPreconditionFilter(Predicate<GrantedScopes> seesAll) {
        this.seesAll = seesAll;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        GrantedScopes caller = CurrentCaller.grantedIn(request::getProperty);
        if (!isConditional(request) && !seesAll.test(caller)) {
            throw new AccessRefusedException(caller.refusal(Refusal.of(RefusalKind.PRECONDITION_REQUIRED)));
        }
    }

    /** Every version meets the condition that it has none of some tags (RFC 9110, section 13.1.2), so that it prevents nothing. */
    private static boolean isConditional(ContainerRequestContext request) {
        String none = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        return request.getHeaderString(HttpHeaders.IF_MATCH) != null
                || request.getHeaderString(HttpHeaders.IF_UNMODIFIED_SINCE) != null
                || none != null && none.strip().equals(ANY);
    }
}
