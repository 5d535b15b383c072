package dev.latchkey.admin;

import dev.latchkey.config.Setting;
import dev.latchkey.config.WebOrigin;
import dev.latchkey.network.OriginalRequest;
import dev.latchkey.network.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Refuses requests that a page of another origin makes the browser of a logged-in user send (CSRF). Browsers add the session of the
 * container to every request. Requests with a key need no check, because only pages of this origin can add a key.
 */
final class CrossSite {
    /** The header field that the console sends. A form cannot add it, and a script of another origin needs a preflight for it. */
    static final String CONSOLE = "Latchkey-Console";

    private static final String SITE = "Sec-Fetch-Site";
    private static final String SAME_ORIGIN = "same-origin";
    /** {@code none}: the user typed the address. */
    private static final Set<String> OWN_SITES = Set.of(SAME_ORIGIN, "none");

    /** The one method that changes something and needs no preflight (Fetch, 2.2.1). */
    private static final String SAFELISTED = "POST";

    private CrossSite() {}

    /**
     * Refuses a request that a page of another origin may have sent.
     *
     * @param allowed the origins that browsers use for the web application; empty for the origin that the request was sent to
     * @param proxies tell which origin that is
     * @throws ProblemException if another origin may have sent it: 403, or 415 if only its media type is missing
     */
    static void refuse(HttpServletRequest request, List<WebOrigin> allowed, TrustedProxies proxies) {
        List<String> sites = Collections.list(request.getHeaders(SITE));
        List<String> origins = Collections.list(request.getHeaders("Origin"));
        boolean sameOrigin = sites.size() == 1 && sites.get(0).equals(SAME_ORIGIN);
        boolean isOwn = OWN_SITES.containsAll(sites)
                && origins.size() <= 1
                && origins.stream().allMatch(origin -> isOwn(origin, request, allowed, proxies, sameOrigin));
        if (!isOwn) {
            throw refusal();
        }
        if (SAFELISTED.equals(request.getMethod()) || request.getContentType() != null) {
            requireJsonOrConsole(request);
        }
    }

    /**
     * Refuses a request with a ticket of the console that a page of another origin may have sent. The header field of the console is
     * required with every method.
     *
     * @throws ProblemException if another origin may have sent it: 403, or 415 if only its media type is missing
     */
    static void refuseTicket(HttpServletRequest request, List<WebOrigin> allowed, TrustedProxies proxies) {
        if (request.getHeader(CONSOLE) == null) {
            throw refusal();
        }
        refuse(request, allowed, proxies);
    }

    private static ProblemException refusal() {
        return new ProblemException(
                403,
                "cross-site-request",
                "Request from another site",
                "A page of another origin sent this request. Use the console, or send an API key. If a proxy terminates"
                        + " TLS, set " + Setting.ADMIN_ORIGIN.key() + " to the origin that browsers use.");
    }

    private static boolean isOwn(
            String origin,
            HttpServletRequest request,
            List<WebOrigin> allowed,
            TrustedProxies proxies,
            boolean sameOrigin) {
        WebOrigin sent = WebOrigin.parse(origin).orElse(null);
        if (sent == null) {
            return false;
        }
        if (!allowed.isEmpty()) {
            return allowed.contains(sent);
        }
        OriginalRequest original = proxies.of(request);
        WebOrigin own = WebOrigin.of(original.scheme(), original.host(), original.port());
        // The browser has compared the whole origins, and knows the scheme even if a proxy terminates TLS.
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
                    "Send Content-Type: application/json, also without a body, or the header field " + CONSOLE
                            + ". Otherwise a form of another site could send the request for a user who is logged in.");
        }
    }
}
