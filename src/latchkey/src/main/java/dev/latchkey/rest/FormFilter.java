package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.server.RestCalls;
import dev.latchkey.writing.BodyGate;
import dev.latchkey.writing.FormBody;
import dev.latchkey.writing.WriteGuard;
import dev.latchkey.writing.WriteMode;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Refuses forms with fields that the caller may not write, while the REST runtime reads them. The last request filter: it gets what
 * filters before it made of the form.
 */
@ConstrainedTo(RuntimeType.SERVER)
final class FormFilter implements ContainerRequestFilter {
    private static final String HINT = ". Send a form in UTF-8 as RFC 7578 or the URL Standard defines it.";

    private final FormBody form;
    private final BodyChecks checks;

    private final Supplier<HttpServletRequest> servletRequest;

    /**
     * Checks forms.
     *
     * @param servletRequest finds the request of the running thread: REST runtimes inject nothing into filters of one method
     */
    FormFilter(FormBody form, BodyChecks checks, Supplier<HttpServletRequest> servletRequest) {
        this.form = form;
        this.checks = checks;
        this.servletRequest = servletRequest;
    }

    /** Returns whether a body is a form, of which the fields are known by their names alone. */
    static boolean isForm(MediaType media) {
        return ResponseBody.isInParts(media) || MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(media);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        GrantedScopes caller = CurrentCaller.grantedIn(request::getProperty);
        MediaType media = request.getMediaType();
        if (media == null || !isForm(media) || form.isOpenTo(caller)) {
            return;
        }
        if (request.getHeaderString(HttpHeaders.CONTENT_ENCODING) != null) {
            throw new AccessRefusedException(caller.refusal(Refusal.of(RefusalKind.UNCHECKABLE_BODY)));
        }
        boolean mayBeReadByServlet = !request.hasEntity() || form.hasFields() && RestCalls.readFormsByServlet(request);
        if (!ResponseBody.isInParts(media) && mayBeReadByServlet) {
            // What the container has read cannot be taken out of it. Not every container reads forms of every method.
            BodyChecks.requireWritable(servletRequest.get().getParameterMap().keySet(), form, caller);
            if (!request.hasEntity()) {
                return;
            }
        }
        if (request.getEntityStream() instanceof RefusingStream) {
            // The PartFilter was first, and no filter has read the form since: parameters get their parts from the
            // container.
            if (form.hasFields()) {
                BodyChecks.requireWritable(partNames(caller), form, caller);
            }
            return;
        }
        if (!BodyChecks.isReadable(media)) {
            throw new AccessRefusedException(caller.refusal(Refusal.of(RefusalKind.UNREADABLE_BODY)));
        }
        BodyGate gate = gate(request, media, caller);
        IgnoredMembersFilter.note(List.of(gate), request::getProperty, request::setProperty);
        request.setEntityStream(new RefusingStream(gate, caller));
    }

    private Set<String> partNames(GrantedScopes caller) {
        try {
            return servletRequest.get().getParts().stream().map(Part::getName).collect(Collectors.toSet());
        } catch (IOException | ServletException | IllegalStateException unreadable) {
            throw new AccessRefusedException(caller.refusal(Refusal.of(RefusalKind.UNCHECKABLE_BODY)));
        }
    }

    private BodyGate gate(ContainerRequestContext request, MediaType media, GrantedScopes caller) {
        InputStream in = request.getEntityStream();
        WriteMode mode = checks.mode(media, request.getMethod());
        if (!ResponseBody.isInParts(media)) {
            return WriteGuard.check(in, form, caller, mode);
        }
        Map<String, String> parameters = media.getParameters();
        String boundary = parameters.get("boundary");
        if (boundary == null || boundary.isBlank()) {
            throw new AccessRefusedException(Refusal.of(RefusalKind.UNREADABLE_BODY));
        }
        FormBody parts = RestCalls.readPartsByReaders(request) ? form : form.ofTexts();
        return WriteGuard.check(in, parts, boundary, caller, mode);
    }

    /** Throws refusals, which are the same to every runtime, out of whatever reads the form. */
    private static final class RefusingStream extends FilterInputStream {
        private final GrantedScopes caller;

        RefusingStream(BodyGate gate, GrantedScopes caller) {
            super(gate);
            this.caller = caller;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return in.read(target, offset, length);
            } catch (RuntimeException failure) {
                RuntimeException refusal = BodyChecks.refusalIn(failure, caller, HINT);
                throw refusal == null ? failure : RefusedBodyException.of(refusal);
            }
        }

        @Override
        public long skip(long count) throws IOException {
            long left = count;
            byte[] skipped = new byte[(int) Math.min(8192, Math.max(1, count))];
            int read = 0;
            while (left > 0 && read >= 0) {
                read = read(skipped, 0, (int) Math.min(skipped.length, left));
                left -= Math.max(0, read);
            }
            return count - left;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
