package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.writing.BodyGate;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Providers;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;

/**
 * Checks what is read past the interceptors of a request, as parts of a multipart form are: REST runtimes look for a reader when the
 * application asks for the content of a part. Then the reader of the application reads it.
 */
@Priority(RestChain.WRITERS)
@ConstrainedTo(RuntimeType.SERVER)
@Consumes({"application/json", "text/json", "text/plain", "*/*"})
public final class PartReader implements MessageBodyReader<Object> {
    /** Whether the running thread reads a body that is checked. Its class is not ours, as in {@link CurrentCaller}. */
    private static final ThreadLocal<Boolean> CHECKING = new ThreadLocal<>();

    private final BodyChecks checks;

    @Context
    private Providers providers;

    @Context
    private HttpServletRequest request;

    PartReader(BodyChecks checks) {
        this.checks = checks;
    }

    /** Returns the request of the running thread, as far as the runtime knows it. */
    HttpServletRequest request() {
        return request;
    }

    /** Begins or ends to read on this thread what is checked by others. */
    static void checking(boolean begins) {
        if (begins) {
            CHECKING.set(Boolean.TRUE);
        } else {
            CHECKING.remove();
        }
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        if (CHECKING.get() != null) {
            return false;
        }
        GrantedScopes caller = caller();
        return !checks.mayWriteAll(EntityParameter.contentOf(generic, type), caller)
                || BodyChecks.pointers(ResponseState.of(this::property).policy(), type, media)
                        .withholdsFrom(caller);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        checking(true);
        try {
            MessageBodyReader<Object> reader = providers.getMessageBodyReader(type, generic, annotations, media);
            if (reader == null) {
                throw new WebApplicationException(Response.Status.UNSUPPORTED_MEDIA_TYPE);
            }
            return read(
                    type,
                    generic,
                    media,
                    in,
                    body -> reader.readFrom(type, generic, annotations, media, headers, body));
        } catch (AccessRefusedException refused) {
            throw new RefusedBodyException(refused);
        } finally {
            checking(false);
        }
    }

    private Object read(Class<?> type, Type generic, MediaType media, InputStream in, BodyChecks.Reading reading)
            throws IOException {
        GrantedScopes caller = caller();
        List<BodyGate> gates = checks.gates(
                in,
                new BodyChecks.Body(EntityParameter.contentOf(generic, type), media, this::method),
                BodyChecks.pointers(ResponseState.of(this::property).policy(), type, media),
                caller);
        if (gates.isEmpty()) {
            return reading.from(in);
        }
        IgnoredMembersFilter.note(gates, this::property, this::setProperty);
        return BodyChecks.read(gates, caller, reading);
    }

    /** Without a request, a part may be read by a thread that knows its caller. */
    private GrantedScopes caller() {
        AuthenticationResult outcome = CurrentCaller.outcomeIn(this::property);
        return outcome == null ? CurrentCaller.grantedOnThread() : outcome.granted();
    }

    /** Of a request that is not known, the stricter rule counts. */
    private String method() {
        try {
            return request.getMethod();
        } catch (IllegalStateException noRequest) {
            return HttpMethod.PATCH;
        }
    }

    private void setProperty(String name, Object value) {
        try {
            request.setAttribute(name, value);
        } catch (IllegalStateException noRequest) {
            // There is no response that could name what was left out.
        }
    }

    private Object property(String name) {
        return EventGuard.property(name, request);
    }
}
