package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.servlet.CacheFields;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What header fields say about a response of which something is withheld. */
class RedactionHeadersTest {
    private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    private final Map<String, Object> properties = new HashMap<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|Authorization, X-Api-Key",
                "Accept|Accept, Authorization, X-Api-Key",
                "authorization|authorization, X-Api-Key",
                "Accept, x-api-key|Accept, x-api-key, Authorization",
                "*|*"
            })
    void varyNamesEveryFieldThatMayCarryAKey(String before, String after) {
        if (!before.isEmpty()) {
            headers.add("vary", before);
        }
        new RedactionHeaders(new CacheFields(List.of("Authorization", "X-Api-Key"))).varyByCaller(headers);
        assertThat(all("vary")).as("one line").containsExactly(after);
    }

    private List<String> all(String name) {
        return headers.entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .flatMap(each -> each.getValue().stream())
                .map(Object::toString)
                .toList();
    }

    @Test
    void whatWasSaidAboutTheWholeGoes() {
        for (String name :
                List.of("ETag", "etag", "Last-Modified", "Content-Length", "Content-MD5", "Digest", "Repr-Digest")) {
            headers.add(name, "whole");
        }
        headers.add("Want-Digest", "kept");
        headers.add("Content-Type", "application/json");
        RedactionHeaders.redacted(headers, List.of("A:Get", "B:Get"), properties::put);
        assertThat(headers.keySet())
                .containsExactlyInAnyOrder("Want-Digest", "Content-Type", "Latchkey-Redacted", "Cache-Control");
        assertThat(headers.getFirst("Latchkey-Redacted")).isEqualTo("A:Get, B:Get");
        assertThat(headers.getFirst("Cache-Control")).isEqualTo("private, no-store");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public, max-age=60|private, no-store",
                "private|private, no-store",
                "no-store|no-store",
                "No-Store, max-age=0|No-Store, max-age=0"
            })
    void stricterCachingIsKept(String before, String after) {
        headers.add("Cache-Control", before);
        RedactionHeaders.redacted(headers, List.of("A:Get"), properties::put);
        assertThat(all("cache-control")).containsExactly(after);
    }
}
