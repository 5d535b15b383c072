package dev.latchkey.servlet;

import dev.latchkey.authentication.Dependence;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;

/**
 * Adds the header fields for caches to a response, by the rule of {@link CacheFields}, before the response is committed.
 *
 * <p>If it is known in advance that the response depends on the caller, the fields are set at once. REST determines it later
 * ({@link Dependence}). Values of the application stay, and its names in {@code Vary} are merged.
 */
final class CachedResponse extends HttpServletResponseWrapper {
    private static final String ETAG = "ETag";
    private static final String LAST_MODIFIED = "Last-Modified";
    private static final Dependence UNKNOWN = new Dependence.None();

    private final HttpServletRequest request;
    private final CacheFields fields;
    private final boolean opened;
    private final boolean certain;

    /** The dependence that the header fields express; {@link #UNKNOWN} before they are set, null for an authenticated request. */
    private Dependence applied = UNKNOWN;

    private boolean strict;
    private boolean privateIsOurs;

    /**
     * Wraps the response to {@code request}.
     *
     * @param opened whether the request has a valid credential
     * @param certain whether the dependence cannot change while the request is processed
     */
    CachedResponse(
            HttpServletRequest request,
            HttpServletResponse response,
            CacheFields fields,
            boolean opened,
            boolean certain) {
        super(response);
        this.request = request;
        this.fields = fields;
        this.opened = opened;
        this.certain = certain;
        if (certain) {
            applyDependence();
        }
    }

    /** Sets the header fields for the current dependence, unless the response is committed. */
    void applyDependence() {
        Dependence current =
                request.getAttribute(Dependence.PROPERTY) instanceof Dependence dependence ? dependence : null;
        if (current == applied || isCommitted()) {
            return;
        }
        applied = current;
        if (hasForeignTag()) {
            dropValidators();
        }
        if (current instanceof Dependence.Refused) {
            strict = true;
            CacheFields.forbidStoring(response());
        } else if (current instanceof Dependence.Withheld withheld) {
            strict = true;
            withhold(withheld.missing());
        } else if (opened ? certain || !(current instanceof Dependence.None) : current instanceof Dependence.OnCaller) {
            if (!vary()) {
                applied = UNKNOWN;
                return;
            }
            if (opened && !containsHeader(CacheFields.CACHE_CONTROL)) {
                response().setHeader(CacheFields.CACHE_CONTROL, CacheFields.PRIVATE);
                privateIsOurs = true;
            }
        }
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) getResponse();
    }

    /** Sets {@code Vary} and returns whether it is set. An include cannot set header fields, so it is set after the include. */
    private boolean vary() {
        Collection<String> lines =
                containsHeader(CacheFields.VARY) ? response().getHeaders(CacheFields.VARY) : List.of();
        String value = fields.vary(lines);
        response().setHeader(CacheFields.VARY, value);
        return List.copyOf(response().getHeaders(CacheFields.VARY)).equals(List.of(value));
    }

    private void withhold(String missing) {
        forgetValidators();
        vary();
        response().setHeader(CacheFields.REDACTED, missing);
        if (!CacheFields.forbidStoring(response().getHeaders(CacheFields.CACHE_CONTROL))) {
            response().setHeader(CacheFields.CACHE_CONTROL, CacheFields.PRIVATE_NO_STORE);
        }
    }

    /** Removes validators of the application, unless the response is committed. */
    void forgetValidators() {
        if (!isCommitted()
                && (hasForeignTag() || containsHeader(LAST_MODIFIED) || containsHeader(ETAG) && tag() == null)) {
            dropValidators();
        }
    }

    /** Returns the only entity tag that may be sent; empty for none, null if every one may. */
    private String tag() {
        return request.getAttribute(CacheFields.ENTITY_TAG) instanceof String tag ? tag : null;
    }

    private boolean hasForeignTag() {
        String tag = tag();
        return tag != null
                && containsHeader(ETAG)
                && !List.of(tag).equals(List.copyOf(response().getHeaders(ETAG)));
    }

    private void dropValidators() {
        HttpServletResponse response = response();
        CacheFields.dropValidators(response);
        String tag = tag();
        if (tag != null && !tag.isEmpty()) {
            response.setHeader(ETAG, tag);
        }
    }

    @Override
    public void setHeader(String name, String value) {
        if (isVary(name, value)) {
            super.setHeader(name, CacheFields.united(response().getHeaders(name), List.of(value)));
        } else if (isAllowed(name, value)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (isVary(name, value)) {
            super.setHeader(name, CacheFields.united(response().getHeaders(name), List.of(value)));
        } else if (privateIsOurs && CacheFields.CACHE_CONTROL.equalsIgnoreCase(name)) {
            setHeader(name, value);
        } else if (isAllowed(name, value)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setDateHeader(String name, long date) {
        if (!strict || !CacheFields.isValidator(name)) {
            super.setDateHeader(name, date);
        }
    }

    @Override
    public void addDateHeader(String name, long date) {
        if (!strict || !CacheFields.isValidator(name)) {
            super.addDateHeader(name, date);
        }
    }

    private static boolean isVary(String name, String value) {
        return CacheFields.VARY.equalsIgnoreCase(name) && value != null;
    }

    private boolean isAllowed(String name, String value) {
        if (CacheFields.CACHE_CONTROL.equalsIgnoreCase(name)) {
            privateIsOurs = false;
            return !strict || value != null && CacheFields.forbidStoring(List.of(value));
        }
        return !strict
                || !CacheFields.isValidator(name)
                || ETAG.equalsIgnoreCase(name) && value != null && value.equals(tag());
    }

    @Override
    public void setStatus(int status) {
        super.setStatus(status);
        // Some late responses without a body call no other method.
        if (request.isAsyncStarted()) {
            applyDependence();
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        applyDependence();
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        applyDependence();
        super.sendError(status, message);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        applyDependence();
        super.sendRedirect(location);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        applyDependence();
        return super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        applyDependence();
        return super.getWriter();
    }

    @Override
    public void flushBuffer() throws IOException {
        applyDependence();
        super.flushBuffer();
    }

    @Override
    public void reset() {
        super.reset();
        applied = UNKNOWN;
        strict = false;
        privateIsOurs = false;
        if (certain) {
            applyDependence();
        }
    }
}
