package dev.latchkey.rest;

import dev.latchkey.authentication.Dependence;
import dev.latchkey.servlet.CacheFields;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Says in the header fields of a response what was done to it (RFC 9110, RFC 9111). */
final class RedactionHeaders {
    private final CacheFields caches;

    /** Says so to caches by their rule. */
    RedactionHeaders(CacheFields caches) {
        this.caches = caches;
    }

    /** What other callers would get may differ. */
    void varyByCaller(MultivaluedMap<String, Object> headers) {
        String vary = caches.vary(values(headers, HttpHeaders.VARY));
        remove(headers, HttpHeaders.VARY::equalsIgnoreCase);
        headers.putSingle(HttpHeaders.VARY, vary);
    }

    /**
     * Something is withheld: what the application said about the whole does not hold for what is left.
     *
     * @param properties sets a property of the request, for fields of the response that REST does not know
     */
    static void redacted(
            MultivaluedMap<String, Object> headers, Collection<String> missing, BiConsumer<String, Object> properties) {
        withoutWhole(headers);
        String names = String.join(", ", missing);
        headers.putSingle(CacheFields.REDACTED, names);
        forbidStoring(headers);
        properties.accept(Dependence.PROPERTY, new Dependence.Withheld(names));
    }

    /** Keeps caches from storing what depends on what was withheld. */
    static void forbidStoring(MultivaluedMap<String, Object> headers) {
        if (!CacheFields.forbidStoring(values(headers, HttpHeaders.CACHE_CONTROL))) {
            remove(headers, HttpHeaders.CACHE_CONTROL::equalsIgnoreCase);
            headers.putSingle(HttpHeaders.CACHE_CONTROL, CacheFields.PRIVATE_NO_STORE);
        }
    }

    /** Returns the first value of a field; null if there is none. */
    static Object first(MultivaluedMap<String, Object> headers, String field) {
        List<Object> all = values(headers, field);
        return all.isEmpty() ? null : all.get(0);
    }

    /** Nothing of the content is sent; {@code missing} is empty where that is not for want of scopes. */
    static void withheldWhole(
            MultivaluedMap<String, Object> headers, Collection<String> missing, BiConsumer<String, Object> properties) {
        if (missing.isEmpty()) {
            withoutWhole(headers);
            remove(headers, HttpHeaders.CACHE_CONTROL::equalsIgnoreCase);
            headers.putSingle(HttpHeaders.CACHE_CONTROL, CacheFields.PRIVATE_NO_STORE);
            properties.accept(Dependence.PROPERTY, Dependence.REFUSED);
        } else {
            redacted(headers, missing, properties);
        }
    }

    /** Takes away what describes the content as the application made it. */
    static void withoutWhole(MultivaluedMap<String, Object> headers) {
        remove(headers, RedactionHeaders::describesWhole);
    }

    /** Takes away what says which version of the whole it is. */
    static void withoutValidators(MultivaluedMap<String, Object> headers) {
        remove(headers, CacheFields::isValidator);
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
        return CacheFields.isValidator(name)
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
