package dev.latchkey.refusal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes a whole body with its type and length. A HEAD request gets these header fields without the body. */
public final class ResponseContent {
    private ResponseContent() {}

    /** Writes the body of a response. */
    public static void write(
            String contentType, byte[] content, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(contentType);
        response.setContentLength(content.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(content);
        }
    }
}
