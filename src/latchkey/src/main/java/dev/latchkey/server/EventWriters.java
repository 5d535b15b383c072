package dev.latchkey.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Providers;
import jakarta.ws.rs.sse.OutboundSseEvent;

/** Makes the writers of server-sent events, one for each sink. */
@FunctionalInterface
public interface EventWriters {
    /**
     * Returns a writer of the events that are sent in response to a request.
     *
     * @param request the request, whose method is known
     * @param providers the providers as the request sees them, for threads that run no request
     * @param own the writer of the runtime
     */
    MessageBodyWriter<OutboundSseEvent> of(
            HttpServletRequest request, Providers providers, MessageBodyWriter<OutboundSseEvent> own);
}
