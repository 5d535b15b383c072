package dev.latchkey.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.openapi.ApiDescription.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static final ApiDescription DESCRIPTION = new ApiDescription(
            new Credentials(List.of("Key"), Optional.empty(), Optional.empty(), Optional.empty()),
            Optional.empty(),
            Map.of(),
            "",
            true,
            List.of());

    private final Documents documents = new Documents();
    private final List<ApiDescription> completed = new ArrayList<>();

    @Test
    void documentThatComesLaterIsCompletedAtOnce() {
        documents.start(() -> DESCRIPTION);
        documents.offer(completed::add);

        assertThat(completed).containsExactly(DESCRIPTION);
    }

    @Test
    void documentThatComesFirstIsCompletedOnceTheApplicationStarts() {
        documents.offer(completed::add);
        assertThat(completed).isEmpty();
        documents.start(() -> DESCRIPTION);
        documents.start(() -> DESCRIPTION);

        assertThat(completed).containsExactly(DESCRIPTION);
    }

    @Test
    void nothingIsDescribedUntilADocumentAsks() {
        documents.start(() -> {
            throw new AssertionError("nobody asked");
        });
    }

    @Test
    void nothingIsKeptOfAnApplicationThatEnded() {
        documents.start(() -> DESCRIPTION);
        documents.stop();
        documents.offer(completed::add);

        assertThat(completed).isEmpty();
    }
}
