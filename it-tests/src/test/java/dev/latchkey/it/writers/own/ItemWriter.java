package dev.latchkey.it.writers.own;

import dev.latchkey.it.writers.Item;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Writes items itself. */
@Priority(1)
@Produces(MediaType.APPLICATION_JSON)
public class ItemWriter implements MessageBodyWriter<Item> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return true;
    }

    @Override
    public void writeTo(
            Item value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(("{\"mine\":\"" + value.secret + "\"}").getBytes(StandardCharsets.UTF_8));
    }
}
