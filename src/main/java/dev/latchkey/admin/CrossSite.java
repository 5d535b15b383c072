package dev.latchkey.admin;

import dev.latchkey.config.Setting;
import dev.latchkey.config.WebOrigin;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Refuses requests that a page of another origin makes the browser of a logged-in user send. Browsers add what the container
 * logged a user in with to every request; only pages of this origin can add a key, so requests with a key need none of this.
 */
final class CrossSite {
    /** The field that the console sends: a form cannot add it, and for a script of another origin the browser asks first. */
    static final String CONSOLE = "Latchkey-Console";

    private static final String SITE = "Sec-Fetch-Site";
    private static final String SAME_ORIGIN = "same-origin";
    /** {@code none}: the user typed the address. */
    private static final Set<String> OURS = Set.of(SAME_ORIGIN, "none");

    /** The one method that changes something and needs no preflight (Fetch, 2.2.1). */
    private static final String SAFELISTED = "POST";

    private CrossSite() {}

    /**
     * Goes on only with a request that no page of another origin can have made.
     *
     * @param allowed the origins at which browsers see the web application; empty if it is the one that the request was sent to
     * @throws ProblemException if the request may be one: 403, or 415 if only its media type is missing
     */
    static void refuse(HttpServletRequest request, List<WebOrigin> allowed) {
        List<String> sites = Collections.list(request.getHeaders(SITE));
        List<String> origins = Collections.list(request.getHeaders("Origin"));
        boolean sameOrigin = sites.size() == 1 && sites.get(0).equals(SAME_ORIGIN);
        boolean ours = OURS.containsAll(sites)
                && origins.size() <= 1
                && origins.stream().allMatch(origin -> isOurs(origin, request, allowed, sameOrigin));
        if (!ours) {
            throw new ProblemException(
                    403,
                    "cross-site-request",
                    "Request from another site",
                    "A page of another origin sent this request. Use the console itself, or a key. If a proxy ends TLS in front of"
                            + " the server, name the origin that browsers see in " + Setting.ADMIN_ORIGIN.key() + ".");
        }
        if (SAFELISTED.equals(request.getMethod()) || request.getContentType() != null) {
            requireJsonOrConsole(request);
        }
    }

    private static boolean isOurs(
            String origin, HttpServletRequest request, List<WebOrigin> allowed, boolean sameOrigin) {
        WebOrigin sent = WebOrigin.parse(origin).orElse(null);
        if (sent == null) {
            return false;
        }
        if (!allowed.isEmpty()) {
            return allowed.contains(sent);
        }
        WebOrigin own = WebOrigin.of(request.getScheme(), request.getServerName(), request.getServerPort());
        // The browser has compared whole origins, and knows the scheme even where a proxy ends TLS.
        return sent.equals(own) || sameOrigin && hasAuthority(origin, request.getHeader("Host"));
    }

    private static boolean hasAuthority(String origin, String host) {
        return host != null && origin.substring(origin.indexOf("//") + 2).equalsIgnoreCase(host);
    }

    private static void requireJsonOrConsole(HttpServletRequest request) {
        boolean read = Set.of("GET", "HEAD").contains(request.getMethod());
        if (!read && request.getHeader(CONSOLE) == null && !RequestBody.isJson(request)) {
            throw RequestBody.notJson(
                    request,
                    "Send Content-Type: application/json, also without a body, or the field " + CONSOLE
                            + ": for users, what a form of another site can send is refused.");
        }
    }
}
