package dev.latchkey;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/**
 * Writes the body of a refusal in the form that the host's clients know. Status and header fields stay Latchkey's.
 *
 * <p>Make it a CDI bean of the WAR; one at most. Called on request threads, also outside REST, so it must be thread-safe
 * and must not read the request's body or parameters. If it throws, the answer is the problem document and the log says
 * why.
 */
@FunctionalInterface
public interface RefusalRenderer {

    /**
     * Renders one refusal.
     *
     * @param refusal why the request is refused
     * @param request the request that is refused
     * @return the body, or null for the {@code application/problem+json} of RFC 9457
     */
    Body render(Refusal refusal, HttpServletRequest request);

    /**
     * A body and what it is.
     *
     * @param contentType the {@code Content-Type}, with its charset where it has one
     * @param content the bytes
     */
    record Body(String contentType, byte[] content) {
        public Body {
            Objects.requireNonNull(contentType, "contentType");
            content = content.clone();
        }

        @Override
        public byte[] content() {
            return content.clone();
        }
    }
}
