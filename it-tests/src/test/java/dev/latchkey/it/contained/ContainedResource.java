package dev.latchkey.it.contained;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** Asks and is guarded by REST. */
@Path("contained")
@Produces(MediaType.TEXT_PLAIN)
public class ContainedResource {
    @Inject
    private WhoAsks who;

    @Inject
    private RoleEjb ejb;

    /** Who calls. */
    @GET
    @Path("who")
    @ScopeRequired("Things:Get")
    public String who(@Context HttpServletRequest request, @Context SecurityContext security) {
        return who.lines(request) + "\nrest=" + security.getUserPrincipal().getName() + " "
                + security.isUserInRole("Things:Get") + " " + security.isUserInRole("Things:Add");
    }

    /** The same, for everybody. */
    @GET
    @Path("public")
    @PublicEndpoint
    public String open(@Context HttpServletRequest request) {
        return who.lines(request);
    }

    /** Needs a role of REST. */
    @GET
    @Path("rest-role")
    @RolesAllowed("Things:Add")
    @ScopeRequired("Things:Get")
    public String restRole() {
        return "added";
    }

    /** Needs a role of the EJB. */
    @GET
    @Path("ejb-read")
    @ScopeRequired("Things:Get")
    public String ejbRead() {
        return ejb.read();
    }

    /** Needs another role of the EJB. */
    @GET
    @Path("ejb-write")
    @ScopeRequired("Things:Get")
    public String ejbWrite() {
        try {
            return ejb.write();
        } catch (EJBAccessException refused) {
            return "refused by the EJB container";
        }
    }
}
