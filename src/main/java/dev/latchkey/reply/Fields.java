package dev.latchkey.reply;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Says in the header fields of a response what was done to it (RFC 9110, RFC 9111). */
final class Fields {
    /** Names the scopes for want of which something was withheld. */
    static final String REDACTED = "Latchkey-Redacted";

    private static final String ANYTHING = "*";
    private static final String SHARED_WITH_NOBODY = "private, no-store";

    /** The request fields that may carry a key. */
    private final List<String> credentials;

    Fields(List<String> credentials) {
        this.credentials = List.copyOf(credentials);
    }

    /** What other callers would get may differ. */
    void varyByCaller(MultivaluedMap<String, Object> headers) {
        List<String> named = new ArrayList<>();
        for (Object value : values(headers, HttpHeaders.VARY)) {
            for (String name : value.toString().split(",")) {
                named.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        for (String field : credentials) {
            if (!named.contains(ANYTHING) && !named.contains(field.toLowerCase(Locale.ROOT))) {
                headers.add(HttpHeaders.VARY, field);
            }
        }
    }

    /** Something is withheld: what the host said about the whole does not hold for what is left. */
    static void redacted(MultivaluedMap<String, Object> headers, Collection<String> missing) {
        withoutWhole(headers);
        headers.putSingle(REDACTED, String.join(", ", missing));
        boolean stored = values(headers, HttpHeaders.CACHE_CONTROL).stream()
                .noneMatch(value -> value.toString().toLowerCase(Locale.ROOT).contains("no-store"));
        if (stored) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, SHARED_WITH_NOBODY);
        }
    }

    /** Takes away what describes the content as the host made it. */
    static void withoutWhole(MultivaluedMap<String, Object> headers) {
        remove(headers, Fields::describesWhole);
    }

    /** Takes fields away by their names, one by one: the names that CXF shows are a copy. */
    static void remove(MultivaluedMap<String, Object> headers, Predicate<String> named) {
        for (String name : List.copyOf(headers.keySet())) {
            if (named.test(name)) {
                headers.remove(name);
            }
        }
    }

    private static boolean describesWhole(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        return name.equals("etag")
                || name.equals("content-length")
                || name.equals("content-md5")
                || name.endsWith("digest") && !name.startsWith("want-");
    }

    private static List<Object> values(MultivaluedMap<String, Object> headers, String field) {
        List<Object> found = new ArrayList<>();
        headers.forEach((name, values) -> {
            if (name.equalsIgnoreCase(field)) {
                found.addAll(values);
            }
        });
        return found;
    }
}
