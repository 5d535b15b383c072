package dev.latchkey.demo.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.demo.ApiException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** Lets no body in that is too large, and makes one answer of all the ways in which JSON can be wrong. */
@Provider
public class BodyReading implements ReaderInterceptor {
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new LimitedStream(context.getInputStream()));
        try {
            return context.proceed();
        } catch (ApiException | WebApplicationException e) {
            throw e;
        } catch (RuntimeException e) {
            // Providers throw what they like; the one thing that is certain is that the body was not read.
            throw cause(e);
        }
    }

    private static RuntimeException cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException || cause instanceof AccessRefusedException) {
                return (RuntimeException) cause;
            }
        }
        return ApiException.badFormat("The body is not JSON of the form that this endpoint reads.");
    }
}
