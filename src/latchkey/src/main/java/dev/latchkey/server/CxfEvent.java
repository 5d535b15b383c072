package dev.latchkey.server;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.lang.reflect.Type;

/**
 * An event whose data are read once, so that the data that were decided about are written. It has a class where the application
 * gave only a generic type, for which CXF fails to find a writer.
 *
 * @see <a
 *     href="https://github.com/apache/cxf/blob/main/rt/rs/sse/src/main/java/org/apache/cxf/jaxrs/sse/OutboundSseEventImpl.java">the
 *     source of the events of CXF</a>
 */
final class CxfEvent implements OutboundSseEvent {
    private final OutboundSseEvent event;
    private final Object data;

    CxfEvent(OutboundSseEvent event) {
        this.event = event;
        this.data = event.getData();
    }

    @Override
    public Object getData() {
        return data;
    }

    @Override
    public Class<?> getType() {
        Class<?> type = event.getType();
        return type == null && data != null ? data.getClass() : type;
    }

    @Override
    public Type getGenericType() {
        return event.getGenericType();
    }

    @Override
    public MediaType getMediaType() {
        return event.getMediaType();
    }

    @Override
    public String getId() {
        return event.getId();
    }

    @Override
    public String getName() {
        return event.getName();
    }

    @Override
    public String getComment() {
        return event.getComment();
    }

    @Override
    public long getReconnectDelay() {
        return event.getReconnectDelay();
    }

    @Override
    public boolean isReconnectDelaySet() {
        return event.isReconnectDelaySet();
    }
}
