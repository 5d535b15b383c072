package dev.latchkey.reply;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/**
 * Tells the REST runtime the class of an object that an interceptor put in place of another without saying so, for it chooses
 * the writer by class. The last interceptor.
 */
@Priority(Integer.MAX_VALUE)
@ConstrainedTo(RuntimeType.SERVER)
final class SwapGuard implements WriterInterceptor {
    private final Answers answers;

    SwapGuard(Answers answers) {
        this.answers = answers;
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        Object value = context.getEntity();
        if (value != null
                && value != context.getProperty(RedactionFilter.APPROVED)
                && !Reply.isText(value.getClass())
                && answers.concern(value.getClass(), null, Reply.isJson(context.getMediaType()))) {
            context.setType(value.getClass());
            context.setGenericType(value.getClass());
        }
        context.proceed();
    }
}
