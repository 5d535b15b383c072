package dev.latchkey.it.redacted;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/** Puts a photo in place of what asks for it by its name. */
@Provider
public class Swap implements WriterInterceptor {
    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (context.getEntity() instanceof Plain plain && plain.id().equals("swapped")) {
            Photo other = Photo.named("other");
            context.setEntity(other);
            context.setType(Photo.class);
            context.setGenericType(Photo.class);
        }
        if (context.getEntity() instanceof Plain plain && plain.id().equals("silently")) {
            context.setEntity(Photo.named("other"));
        }
        context.proceed();
    }
}
