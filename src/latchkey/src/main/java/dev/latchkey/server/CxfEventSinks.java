package dev.latchkey.server;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletionStage;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.jaxrs.impl.ProvidersImpl;
import org.apache.cxf.jaxrs.sse.SseEventSinkContextProvider;
import org.apache.cxf.jaxrs.sse.SseEventSinkImpl;
import org.apache.cxf.message.Message;

/**
 * Makes the event sinks of CXF with a writer of ours.
 *
 * <p>CXF does not look for a writer of events among the providers. It makes one with each sink, which prefers a writer of the
 * application for the class of the data to ours for all classes. Parameters, fields and proxies get their sinks from the first
 * component of this kind that was registered.
 *
 * @see <a
 *     href="https://github.com/apache/cxf/blob/main/rt/rs/sse/src/main/java/org/apache/cxf/jaxrs/sse/SseEventSinkContextProvider.java">what
 *     CXF makes sinks with</a>
 */
final class CxfEventSinks implements ContextProvider<SseEventSink>, EventSinks {
    private final EventWriters writers;

    CxfEventSinks(EventWriters writers) {
        this.writers = writers;
    }

    /** Whether the web application sees the classes of events, which are in a library of their own. */
    static boolean areVisible() {
        return RuntimeClass.isVisible("org.apache.cxf.jaxrs.sse.SseEventSinkContextProvider");
    }

    @Override
    public boolean areSoleIn(ContainerRequestContext request) {
        return CxfCalls.makesSinksWith(this, request);
    }

    @Override
    public SseEventSink createContext(Message message) {
        return new SseEventSinkContextProvider() {
            @Override
            protected SseEventSink createSseEventSink(
                    HttpServletRequest request,
                    MessageBodyWriter<OutboundSseEvent> own,
                    AsyncResponse response,
                    Integer bufferSize) {
                MessageBodyWriter<OutboundSseEvent> writer = writers.of(request, new ProvidersImpl(message), own);
                AsyncContext context = request.getAsyncContext();
                return bufferSize == null
                        ? new Sink(writer, response, context)
                        : new Sink(writer, response, context, bufferSize);
            }
        }.createContext(message);
    }

    /** Is of the class that the broadcaster of CXF requires. */
    private static final class Sink extends SseEventSinkImpl {
        Sink(MessageBodyWriter<OutboundSseEvent> writer, AsyncResponse response, AsyncContext context) {
            super(writer, response, context);
        }

        Sink(MessageBodyWriter<OutboundSseEvent> writer, AsyncResponse response, AsyncContext context, int bufferSize) {
            super(writer, response, context, bufferSize);
        }

        /** Throws the exception that Jakarta REST demands, as the sinks of TomEE do. */
        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            if (isClosed()) {
                throw new IllegalStateException("The sink is closed");
            }
            return super.send(new CxfEvent(event));
        }
    }
}
