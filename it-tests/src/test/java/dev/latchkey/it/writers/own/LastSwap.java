package dev.latchkey.it.writers.own;

import dev.latchkey.it.writers.Item;
import dev.latchkey.it.writers.Keyless;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/** Puts an item in place of what has no guard, as late as can be. */
@Priority(Integer.MAX_VALUE)
public class LastSwap implements WriterInterceptor {
    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (context.getEntity() instanceof Keyless) {
            context.setEntity(new Item());
            context.setType(Item.class);
            context.setGenericType(Item.class);
        }
        context.proceed();
    }
}
