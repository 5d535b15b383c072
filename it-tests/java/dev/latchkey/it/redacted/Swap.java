package dev.latchkey.it.redacted;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/** Puts another photo in place of one that is called so. */
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
        context.proceed();
    }
}
