package dev.latchkey.it.contained;

import dev.latchkey.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/** Tells who calls, as each part of the container says. */
@ApplicationScoped
public class WhoAsks {
    @Inject
    private Caller caller;

    @Inject
    private RoleEjb ejb;

    @Inject
    private SecurityContext security;

    @Inject
    private Instance<Principal> injected;

    @Inject
    private BeanManager beans;

    /** One line for each part. */
    public String lines(HttpServletRequest request) {
        return String.join(
                "\n",
                "caller=" + (caller.isAnonymous() ? "nobody" : caller.keyId()),
                "servlet=" + name(request.getUserPrincipal()) + " " + request.getRemoteUser() + " "
                        + request.isUserInRole("Things:Get") + " " + request.isUserInRole("Things:Add"),
                "scheme=" + request.getAuthType(),
                "ejb=" + ejb.who(),
                "security=" + name(security.getCallerPrincipal()) + " " + security.isCallerInRole("Things:Get") + " "
                        + security.isCallerInRole("Things:Add"),
                "cdi=" + name(injected.get()),
                "session=" + (request.getSession(false) != null),
                "mechanisms="
                        + beans.getBeans(HttpAuthenticationMechanism.class, Any.Literal.INSTANCE).stream()
                                .filter(bean -> bean.getBeanClass().getName().startsWith("dev.latchkey.security."))
                                .count(),
                "several=" + usesSeveralMechanisms());
    }

    /** Whether the server has Jakarta Security 4. */
    private static boolean usesSeveralMechanisms() {
        String name = HttpAuthenticationMechanism.class.getName() + "Handler";
        try {
            return Class.forName(name, false, HttpAuthenticationMechanism.class.getClassLoader()) != null;
        } catch (ClassNotFoundException older) {
            return false;
        }
    }

    private static String name(Principal principal) {
        return principal == null ? "null" : principal.getName();
    }
}
