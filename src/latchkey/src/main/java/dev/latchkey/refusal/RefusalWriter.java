package dev.latchkey.refusal;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.RefusalRenderer;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.authentication.Dependence;
import dev.latchkey.authentication.RefusalReporter;
import dev.latchkey.config.Settings;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes refusals, in servlets and in REST: status, challenge, and the body of the application's renderer or the problem document.
 *
 * <p>It never calls {@code sendError}, which would run the application's error pages. Thread-safe.
 */
public final class RefusalWriter {
    private static final Logger LOG = System.getLogger(RefusalWriter.class.getName());
    private static final String RETRY_AFTER_SECONDS = "1";

    private final String scheme;
    private final String realm;
    private final RefusalRenderer renderer;
    private final RefusalReporter reporter;
    private final MisplacedKeyHint hint;

    /**
     * Creates the writer of a web application.
     *
     * @param renderer renders bodies; may return null for the problem document
     * @param reporter is notified of each refusal
     */
    public RefusalWriter(Settings settings, RefusalRenderer renderer, RefusalReporter reporter) {
        this.reporter = reporter;
        this.hint = new MisplacedKeyHint(settings);
        this.scheme = settings.credentials().schemes().get(0);
        this.realm = settings.credentials().realm();
        this.renderer = renderer;
    }

    /** Writes the response to a servlet request. */
    public void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Refusal worded = reported(refusal, request);
        int status = ErrorDispatch.status(worded, request);
        write(worded, status, body(worded, request, status), request, response);
    }

    private Refusal reported(Refusal refusal, HttpServletRequest request) {
        reporter.report(refusal, request);
        try {
            return hint.reword(refusal, request);
        } catch (RuntimeException noRequest) {
            // On some servers exception mappers get a request that cannot be read, or none.
            return refusal;
        }
    }

    /**
     * Writes the response to a request for an access token. It adds the members of RFC 6749, section 5.2, to the body that the
     * application renders, and the header fields of section 5.1.
     */
    public void writeTokenError(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        reporter.report(refusal, request);
        response.setHeader("Pragma", "no-cache");
        int status = refusal.status();
        write(refusal, status, TokenError.in(body(refusal, request, status), refusal), request, response);
    }

    private void write(
            Refusal refusal,
            int status,
            RefusalRenderer.Body body,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        endChecks(response);
        response.setStatus(status);
        headers(refusal, request).forEach(response::setHeader);
        ResponseContent.write(body.contentType(), body.content(), request, response);
        response.flushBuffer();
    }

    private static void endChecks(ServletResponse response) {
        ServletResponse wrapped = response;
        while (wrapped instanceof ServletResponseWrapper wrapper) {
            if (wrapper instanceof RefusableResponse refusable) {
                refusable.allowRefusal();
            }
            wrapped = wrapper.getResponse();
        }
    }

    /**
     * Replaces the response that a servlet began and has not sent.
     *
     * <p>Header fields of filters, such as CORS, stay. Header fields that describe the replaced content are removed.
     *
     * @throws AccessRefusedException if the status cannot be set, as within an include
     */
    public void writeInstead(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        int status = ErrorDispatch.status(refusal, request);
        response.setStatus(status);
        if (response.getStatus() != status) {
            throw new AccessRefusedException(refusal);
        }
        Map<String, Collection<String>> headers = new LinkedHashMap<>();
        for (String name : response.getHeaderNames()) {
            if (!describesContent(name)) {
                headers.put(name, List.copyOf(response.getHeaders(name)));
            }
        }
        response.reset();
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        write(refusal, request, response);
    }

    private static boolean describesContent(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.startsWith("content-") || name.equals("etag") || name.equals("last-modified");
    }

    /** Returns the response to a REST request. */
    public Response response(Refusal refusal, HttpServletRequest request) {
        Refusal worded = reported(refusal, request);
        int status = ErrorDispatch.status(worded, request);
        if (IncludedRefusal.put(worded, request)) {
            return Response.status(status)
                    .type("text/plain")
                    .entity(new byte[0])
                    .build();
        }
        RefusalRenderer.Body body = body(worded, request, status);
        // Filters of the application may still replace the response.
        request.setAttribute(Dependence.PROPERTY, Dependence.REFUSED);
        Response.ResponseBuilder response = Response.status(status);
        headers(worded, request).forEach(response::header);
        return response.type(body.contentType()).entity(body.content()).build();
    }

    private Map<String, String> headers(Refusal refusal, HttpServletRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        String challenge = Challenge.of(refusal, schemeFor(refusal, request), realm);
        if (challenge != null) {
            headers.put("WWW-Authenticate", challenge);
        }
        if (refusal.kind().isTemporary()) {
            headers.put("Retry-After", RETRY_AFTER_SECONDS);
        }
        if (refusal.kind() == RefusalKind.TOKEN_BY_POST) {
            headers.put("Allow", "POST");
        }
        headers.put("Cache-Control", "no-store");
        return headers;
    }

    /** The challenge to an access token that lacks a scope has the scheme of tokens (RFC 6750, section 3). */
    private String schemeFor(Refusal refusal, HttpServletRequest request) {
        return !refusal.lacking().isEmpty() && isOfToken(request) ? Challenge.BEARER : scheme;
    }

    private static boolean isOfToken(HttpServletRequest request) {
        try {
            return CurrentCaller.outcomeOf(request) instanceof AuthenticationResult.Known known
                    && known.caller().isToken();
        } catch (RuntimeException noRequest) {
            return false;
        }
    }

    private RefusalRenderer.Body body(Refusal refusal, HttpServletRequest request, int status) {
        try {
            RefusalRenderer.Body body = renderer.render(refusal, request);
            if (body != null) {
                return body;
            }
        } catch (RuntimeException failure) {
            LOG.log(
                    Level.ERROR,
                    "The RefusalRenderer of the application failed, so the response is the problem document",
                    failure);
        }
        return ProblemDocument.of(refusal, status);
    }
}
