package dev.latchkey.rest;

import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.scope.GrantedScopes;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;

/** Refuses a request that sorts, filters or groups by a member that the caller may not see, before the method runs. */
@ConstrainedTo(RuntimeType.SERVER)
final class MemberNamesFilter implements ContainerRequestFilter {
    private final List<NamingParameters.Naming> parameters;
    private final NamedMembers members;

    MemberNamesFilter(List<NamingParameters.Naming> parameters, NamedMembers members) {
        this.parameters = parameters;
        this.members = members;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        GrantedScopes caller = CurrentCaller.grantedIn(request::getProperty);
        for (NamingParameters.Naming parameter : parameters) {
            MultivaluedMap<String, String> values = parameter.inQuery()
                    ? request.getUriInfo().getQueryParameters()
                    : request.getUriInfo().getPathParameters();
            for (String value : values.getOrDefault(parameter.name(), List.of())) {
                members.requireAll(parameter.type(), value, parameter.selection(), caller);
            }
        }
    }
}
