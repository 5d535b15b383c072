package dev.latchkey.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Decides which header fields tell caches what to do with a response (RFC 9111): the one place of that rule, for servlets, REST,
 * management, tokens and refusals. Immutable.
 *
 * <p>What a credential opened is {@code private} and varies with the request fields that may carry one. Proxies such as nginx
 * heed only one of several {@code Vary} lines, so that there is always one, with the names that the application adds.
 */
public final class CacheFields {
    /** The field that tells caches whether to store. */
    public static final String CACHE_CONTROL = "Cache-Control";

    /** The field that names what a response depends on. */
    public static final String VARY = "Vary";

    /** The field that names the scopes for want of which something was withheld. */
    public static final String REDACTED = "Latchkey-Redacted";

    /** For what a credential opened. */
    static final String PRIVATE = "private";

    /** For what was withheld from one caller and perhaps not from the next, or not from the same one tomorrow. */
    public static final String PRIVATE_NO_STORE = "private, no-store";

    private static final String NO_STORE = "no-store";
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*(?:\"|$)");
    private static final String ANYTHING = "*";

    private final List<String> credentials;
    private final String vary;

    /**
     * The rule of one web application.
     *
     * @param credentials the request fields that may carry a credential
     */
    public CacheFields(List<String> credentials) {
        this.credentials = List.copyOf(credentials);
        this.vary = String.join(", ", credentials);
    }

    /** Lets no cache store the response. */
    public static void forbidStoring(HttpServletResponse response) {
        response.setHeader(CACHE_CONTROL, NO_STORE);
    }

    /** Whether these values of {@code Cache-Control} keep caches from storing. */
    public static boolean forbidStoring(Collection<?> cacheControl) {
        for (Object value : cacheControl) {
            // Extensions may have it in their names or in their values.
            for (String directive :
                    QUOTED.matcher(value.toString()).replaceAll("").split(",")) {
                if (directive.strip().equalsIgnoreCase(NO_STORE)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The one value of {@code Vary} for a response that depends on the caller and on what {@code lines} name. */
    public String vary(Collection<?> lines) {
        return lines.isEmpty() ? vary : united(lines, credentials);
    }

    /** One value of {@code Vary} for all that these values name, each once. */
    static String united(Collection<?> lines, Collection<String> more) {
        List<String> names = new ArrayList<>();
        lines.forEach(line -> addTo(names, line.toString()));
        more.forEach(line -> addTo(names, line));
        return names.contains(ANYTHING) ? ANYTHING : String.join(", ", names);
    }

    private static void addTo(List<String> names, String line) {
        for (String each : line.split(",")) {
            String name = each.strip();
            if (!name.isEmpty() && names.stream().noneMatch(name::equalsIgnoreCase)) {
                names.add(name);
            }
        }
    }

    /** Whether the field says which version of the whole a response is (RFC 9110, section 8.8). */
    public static boolean isValidator(String field) {
        return "ETag".equalsIgnoreCase(field) || "Last-Modified".equalsIgnoreCase(field);
    }
}
