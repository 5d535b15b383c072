package dev.latchkey.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;

/**
 * Refuses requests that another site's page makes a browser send. Only users need it: browsers add what the container logged
 * them in with to every request, while nobody else's page can add a key.
 */
final class CrossSite {
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private CrossSite() {}

    static void refuse(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean ours = site == null ? origin == null || isSame(origin, request.getHeader("Host")) : OURS.contains(site);
        if (!ours) {
            throw new ProblemException(
                    403,
                    "cross-site-request",
                    "Request from another site",
                    "A page of another site sent this request. Use the console itself, or a key.");
        }
    }

    private static boolean isSame(String origin, String host) {
        try {
            return host != null && host.equals(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException noOrigin) {
            return false;
        }
    }
}
