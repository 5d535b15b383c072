package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.config.LogOnce;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Turns bad credentials away before REST looks for a method; here rather than in the servlet filter, so that CORS works. */
@PreMatching
@Priority(RestChain.CREDENTIALS)
@ConstrainedTo(RuntimeType.SERVER)
public final class CredentialFilter implements ContainerRequestFilter {

    private static final Logger LOG = System.getLogger(CredentialFilter.class.getName());

    private final LogOnce unchecked = new LogOnce(LOG, Level.ERROR);

    @Override
    public void filter(ContainerRequestContext request) {
        AuthenticationResult outcome = CurrentCaller.outcomeIn(request::getProperty);
        if (outcome instanceof AuthenticationResult.Refused refused) {
            throw new AccessRefusedException(refused.refusal());
        }
        if (outcome == null) {
            unchecked.log("A request reached REST without passing the filter latchkey, so guarded methods refuse it."
                    + " Add its path to the filter-mapping of latchkey in web.xml. If REST is a filter, declare and"
                    + " map the filter latchkey before it.");
        }
    }
}
