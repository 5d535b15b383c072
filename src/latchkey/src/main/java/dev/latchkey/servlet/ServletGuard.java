package dev.latchkey.servlet;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.AuthenticatedCaller;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.config.LogOnce;
import dev.latchkey.config.PublicPath;
import dev.latchkey.config.RequestPath;
import dev.latchkey.config.TokenSettings;
import dev.latchkey.scope.Declaration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/** Decides whether a request may reach its target, before REST and servlets run. */
final class ServletGuard {
    private static final Logger LOG = System.getLogger(ServletGuard.class.getName());

    private final RequestTargetResolver targets;
    private final List<PublicPath> publicPaths;
    private final LogOnce unguarded = new LogOnce(LOG, Level.ERROR);

    ServletGuard(RequestTargetResolver targets, List<PublicPath> publicPaths) {
        this.targets = targets;
        this.publicPaths = publicPaths;
    }

    /** Returns whether the request is a preflight that runs no code of the application except its CORS filters. */
    boolean isPreflight(HttpServletRequest request) {
        return asksForCors(request) && targets.of(request).isSafeToPreflight();
    }

    /** Returns whether a browser asks if it may send a cross-origin request. Such a question has no key (Fetch, 3.3.5). */
    static boolean asksForCors(HttpServletRequest request) {
        return "OPTIONS".equals(request.getMethod())
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    /** Returns the target of the request. */
    RequestTarget targetOf(HttpServletRequest request) {
        return targets.of(request);
    }

    /** Returns the target with the given servlet name. */
    RequestTarget targetOf(String servlet, HttpServletRequest request) {
        return targets.of(servlet, request);
    }

    /** Returns the refusal of the request; empty if it may reach its target. */
    Optional<Refusal> refusalFor(RequestTarget target, HttpServletRequest request, AuthenticationResult result) {
        return result instanceof AuthenticationResult.Preflight ? Optional.empty() : refusalAt(target, request, result);
    }

    /**
     * Returns the refusal of a dispatch by other code; empty if it is allowed. Targets without a declaration are left to that code.
     */
    Optional<Refusal> refusalOfDispatch(RequestTarget target, HttpServletRequest request, AuthenticationResult result) {
        boolean undeclared =
                !(target instanceof RequestTarget.Rest) && declaration(target) instanceof Declaration.Undeclared;
        boolean left = undeclared || result instanceof AuthenticationResult.Preflight && target.isSafeToPreflight();
        return left ? Optional.empty() : refusalAt(target, request, result);
    }

    private Optional<Refusal> refusalAt(RequestTarget target, HttpServletRequest request, AuthenticationResult result) {
        if (target instanceof RequestTarget.Rest rest) {
            return rest.guarded() ? Optional.empty() : unguarded(result);
        }
        Declaration declaration = declaration(target);
        if (result instanceof AuthenticationResult.Refused refused) {
            return isTokenEndpoint(request) ? Optional.empty() : Optional.of(refused.refusal());
        }
        if (result instanceof AuthenticationResult.Known known) {
            return missingScopes(declaration, known.caller());
        }
        boolean open = declaration instanceof Declaration.Public
                || declaration instanceof Declaration.Undeclared && isPublicPath(request);
        return open ? Optional.empty() : Optional.of(Refusal.of(RefusalKind.CREDENTIALS_REQUIRED));
    }

    /** The token endpoint reads other credentials from the same header field, and refuses by RFC 6749. */
    private static boolean isTokenEndpoint(HttpServletRequest request) {
        return TokenSettings.SERVLET.equals(request.getHttpServletMapping().getServletName());
    }

    private static Declaration declaration(RequestTarget target) {
        return target instanceof RequestTarget.WebSocket socket
                ? socket.declaration()
                : ((RequestTarget.Servlet) target).declaration();
    }

    private static Optional<Refusal> missingScopes(Declaration declaration, AuthenticatedCaller caller) {
        return declaration instanceof Declaration.Guarded guarded
                ? guarded.requirement().refusalFor(caller.granted())
                : Optional.empty();
    }

    private Optional<Refusal> unguarded(AuthenticationResult result) {
        unguarded.log("Requests to a REST application are refused, because the REST guard is not registered in it,"
                + " or not yet. Remove jakarta.ws.rs.loadServices=false, or register"
                + " dev.latchkey.boot.LatchkeyFeature in it. Give its servlet in web.xml a <load-on-startup>."
                + " On TomEE, a web application can have one REST application.");
        if (result instanceof AuthenticationResult.Refused refused) {
            return Optional.of(refused.refusal());
        }
        return Optional.of(
                result instanceof AuthenticationResult.Known
                        ? Refusal.of(RefusalKind.UNDECLARED_ENDPOINT)
                        : Refusal.of(RefusalKind.CREDENTIALS_REQUIRED));
    }

    /** Returns whether {@code latchkey.public} has the path. It applies to targets without a declaration. */
    boolean isPublicPath(HttpServletRequest request) {
        if (publicPaths.isEmpty()) {
            return false;
        }
        Optional<String> sent = RequestPath.within(request);
        if (sent.isEmpty()) {
            return false;
        }
        String path = RequestPath.legible(sent.get());
        boolean file = isForFile(request);
        return publicPaths.stream().anyMatch(pattern -> pattern.matches(file, path));
    }

    /** A suffix in the path info of a servlet, as in DELETE /users/1.css, does not make the target a file. */
    private static boolean isForFile(HttpServletRequest request) {
        MappingMatch match = request.getHttpServletMapping().getMappingMatch();
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return read && (match == MappingMatch.DEFAULT || match == MappingMatch.EXTENSION);
    }
}
