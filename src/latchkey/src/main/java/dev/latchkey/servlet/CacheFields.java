package dev.latchkey.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Defines the header fields that control caches (RFC 9111), for servlets, REST, key management, tokens and refusals. Immutable.
 *
 * <p>The response to an authenticated request is {@code private} and varies with the request fields that may carry a credential.
 * Proxies such as nginx read only one of several {@code Vary} lines, so there is always one line, with the names that the
 * application adds.
 */
public final class CacheFields {
    /** The field that controls whether caches store. */
    public static final String CACHE_CONTROL = "Cache-Control";

    /** The field that names the request fields on which a response depends. */
    public static final String VARY = "Vary";

    /** The field that names the missing scopes of withheld parts. */
    public static final String REDACTED = "Latchkey-Redacted";

    /** The name of the request attribute with the only {@code ETag} that may be sent; empty for none. */
    public static final String ENTITY_TAG = "dev.latchkey.servlet.entityTag";

    /** The value for responses to authenticated requests. */
    static final String PRIVATE = "private";

    /** The value for redacted responses, which differ between callers and over time. */
    public static final String PRIVATE_NO_STORE = "private, no-store";

    private static final String NO_STORE = "no-store";
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*(?:\"|$)");
    private static final String ANYTHING = "*";

    private final List<String> credentials;
    private final String vary;

    /**
     * Creates the rule of a web application.
     *
     * @param credentials the request fields that may carry a credential
     */
    public CacheFields(List<String> credentials) {
        this.credentials = List.copyOf(credentials);
        this.vary = String.join(", ", credentials);
    }

    /** Forbids caches to store the response. */
    public static void forbidStoring(HttpServletResponse response) {
        response.setHeader(CACHE_CONTROL, NO_STORE);
    }

    /** Returns whether these values of {@code Cache-Control} forbid storing. */
    public static boolean forbidStoring(Collection<?> cacheControl) {
        for (Object value : cacheControl) {
            // Names and values of extension directives may contain the word.
            for (String directive :
                    QUOTED.matcher(value.toString()).replaceAll("").split(",")) {
                if (directive.strip().equalsIgnoreCase(NO_STORE)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns the value of {@code Vary} for a response that depends on the caller and on the fields in {@code lines}. */
    public String vary(Collection<?> lines) {
        return lines.isEmpty() ? vary : united(lines, credentials);
    }

    /** Returns one value of {@code Vary} with the names of all these values, each once. */
    static String united(Collection<?> lines, Collection<String> more) {
        List<String> names = new ArrayList<>();
        lines.forEach(line -> addTo(names, line.toString()));
        more.forEach(line -> addTo(names, line));
        return names.contains(ANYTHING) ? ANYTHING : String.join(", ", names);
    }

    private static void addTo(List<String> names, String line) {
        for (String element : line.split(",")) {
            String name = element.strip();
            if (!name.isEmpty() && names.stream().noneMatch(name::equalsIgnoreCase)) {
                names.add(name);
            }
        }
    }

    /** Returns whether the field is a validator of the whole representation (RFC 9110, section 8.8). */
    public static boolean isValidator(String field) {
        return "ETag".equalsIgnoreCase(field) || "Last-Modified".equalsIgnoreCase(field);
    }

    /** Removes entity tags and dates. Servlets can remove a header field only by a reset of all of them. */
    static void dropValidators(HttpServletResponse response) {
        Map<String, Collection<String>> kept = new LinkedHashMap<>();
        for (String name : response.getHeaderNames()) {
            if (!isValidator(name)) {
                kept.put(name, List.copyOf(response.getHeaders(name)));
            }
        }
        int status = response.getStatus();
        String type = response.getContentType();
        response.reset();
        response.setStatus(status);
        kept.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        if (type != null) {
            response.setContentType(type);
        }
    }
}
