package dev.latchkey;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Renders the body of a refusal in the application's own format. Latchkey sets the status and the header fields.
 *
 * <p>An implementation is a CDI bean of the WAR; at most one is allowed. It is called on request threads, also outside REST. It
 * must be thread-safe and must not read the body or the parameters of the request. If it throws an exception, the response
 * is the problem document, and the log contains the exception.
 */
@FunctionalInterface
public interface RefusalRenderer {

    /**
     * Renders one refusal. If an error page is refused, the response keeps the status of the error, which then differs from
     * {@link Refusal#status()}.
     *
     * @param refusal why the request is refused
     * @param request the refused request
     * @return the body, or null for the {@code application/problem+json} of RFC 9457
     */
    @Nullable
    Body render(Refusal refusal, HttpServletRequest request);

    /**
     * Returns the schemas of the bodies that {@link #render} returns, for the OpenAPI document of the web application. It is called
     * when the document is generated.
     *
     * @return one schema for each content type; if empty, the document lists refusals without their bodies
     */
    default List<BodySchema> schemas() {
        return List.of();
    }

    /**
     * Contains the body of a refusal.
     *
     * @param contentType the {@code Content-Type}, with a charset if it has one
     * @param content the bytes
     */
    record Body(String contentType, byte[] content) {
        /**
         * Copies the bytes.
         *
         * @param contentType the media type
         * @param content the bytes
         */
        public Body {
            Objects.requireNonNull(contentType, "contentType");
            content = content.clone();
        }

        /** {@return a copy of the bytes} */
        @Override
        public byte[] content() {
            return content.clone();
        }
    }

    /**
     * Describes the bodies of one content type.
     *
     * @param contentType the {@code Content-Type} without parameters
     * @param schema a Schema Object of OpenAPI as JSON, such as
     *     <code>{"$ref": "#/components/schemas/Failure"}</code> for a schema of the application's document
     */
    record BodySchema(String contentType, String schema) {
        private static final String PROBLEM = "application/problem+json";

        /**
         * Requires both values.
         *
         * @param contentType the media type
         * @param schema the schema
         */
        public BodySchema {
            Objects.requireNonNull(contentType, "contentType");
            Objects.requireNonNull(schema, "schema");
        }

        /** {@return the schema of Latchkey's problem documents, for a renderer that returns null for some refusals} */
        public static BodySchema problem() {
            return new BodySchema(PROBLEM, "{\"$ref\": \"#/components/schemas/LatchkeyProblem\"}");
        }
    }
}
