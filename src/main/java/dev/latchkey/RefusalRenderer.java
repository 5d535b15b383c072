package dev.latchkey;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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
     * Renders one refusal. Where an error page is refused, the response keeps the status of the error, which then differs from
     * {@link Refusal#status()}.
     *
     * @param refusal why the request is refused
     * @param request the request that is refused
     * @return the body, or null for the {@code application/problem+json} of RFC 9457
     */
    Body render(Refusal refusal, HttpServletRequest request);

    /**
     * Describes the bodies that {@link #render} returns, for the OpenAPI document of the web application. Called when the
     * document is made.
     *
     * @return one schema for each content type; empty, if the document is to name refusals without their bodies
     */
    default List<BodySchema> schemas() {
        return List.of();
    }

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

    /**
     * The schema of the bodies of one content type.
     *
     * @param contentType the {@code Content-Type} without parameters
     * @param schema a Schema Object of OpenAPI as JSON, such as
     *     <code>{"$ref": "#/components/schemas/Failure"}</code> for a schema that the document of the application has anyway
     */
    record BodySchema(String contentType, String schema) {
        private static final String PROBLEM = "application/problem+json";

        public BodySchema {
            Objects.requireNonNull(contentType, "contentType");
            Objects.requireNonNull(schema, "schema");
        }

        /** The problem documents of Latchkey, for a renderer that returns null for some refusals. */
        public static BodySchema problem() {
            return new BodySchema(PROBLEM, "{\"$ref\": \"#/components/schemas/LatchkeyProblem\"}");
        }
    }
}
