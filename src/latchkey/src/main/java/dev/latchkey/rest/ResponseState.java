package dev.latchkey.rest;

import dev.latchkey.etag.TagView;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Holds the state of one response: what is declared about its method, which object may be written as it is, and which scopes its
 * caller lacks.
 *
 * <p>It is one property of the request: on Catalina each property costs as much as a lookup of a key. While a body is written, the
 * writing thread holds the object that may be written as it is, because a thread is faster to ask. A thread that sees too little
 * redacts once more.
 */
final class ResponseState {
    private static final String PROPERTY = "dev.latchkey.rest.responseState";

    /**
     * Holds for each thread the object that it may write as it is, and whether it looks for a writer of the application. The class
     * of the place is not ours, so that threads of the server do not keep the web application when it is undeployed.
     */
    private static final ThreadLocal<Object[]> ON_THREAD = ThreadLocal.withInitial(() -> new Object[2]);

    private final ResponsePolicy policy;
    private final SortedSet<String> missing = new TreeSet<>();
    private final long began = System.nanoTime();
    private Object approved;
    private String rendered;
    private boolean partial;
    /** Finds views of resources; null if entity tags are the application's. */
    private Function<URI, TagView> tagSource;

    private boolean written;
    private boolean refused;

    private ResponseState(ResponsePolicy policy) {
        this.policy = policy;
    }

    /** Creates the state of the response to a request for which a method was found. */
    static ResponseState begin(ResponsePolicy policy, ContainerRequestContext request) {
        ResponseState begun = new ResponseState(policy);
        request.setProperty(PROPERTY, begun);
        return begun;
    }

    /** Returns the state of the response to a request; creates it if no method was found. */
    static ResponseState of(ContainerRequestContext request) {
        ResponseState begun = begun(request::getProperty);
        return begun == null ? begin(null, request) : begun;
    }

    /**
     * Returns the state of the response to a request; an empty one if there is none.
     *
     * @param properties reads a property of the request
     * @throws ClassCastException if a resource of another web application was included, so that its declarations are not known
     */
    static ResponseState of(Function<String, Object> properties) {
        ResponseState begun = begun(properties);
        return begun == null ? new ResponseState(null) : begun;
    }

    private static ResponseState begun(Function<String, Object> properties) {
        return (ResponseState) properties.apply(PROPERTY);
    }

    /** Returns what is declared about the method; null if no method was found. */
    ResponsePolicy policy() {
        return policy;
    }

    /** Notes that something may be withheld from the caller of a request that reads. */
    void becomePartial() {
        partial = true;
    }

    /** Returns whether something may be withheld from the caller of a request that reads. */
    boolean isPartial() {
        return partial;
    }

    /**
     * Binds the entity tags of the response to the view of its caller.
     *
     * @param views finds the view of a resource, if there is a tag
     * @param isWritten whether the resource can be written
     */
    void bindTags(Function<URI, TagView> views, boolean isWritten) {
        tagSource = views;
        written = isWritten;
    }

    /** Returns whether entity tags are bound to a view. */
    boolean hasTags() {
        return tagSource != null;
    }

    /** Returns the view of a resource that its entity tags are bound to. */
    TagView tagsOf(URI resource) {
        return tagSource.apply(resource);
    }

    /** Returns whether the resource can be written, so that its tags come back. */
    boolean isWritten() {
        return written;
    }

    /** Notes that something was withheld from an object that the response filter did not see. */
    void withhold(Collection<String> scopes) {
        missing.addAll(scopes);
    }

    /** Returns the scopes that the caller lacks for such objects. */
    SortedSet<String> missing() {
        return missing;
    }

    /** Returns the age of the response in nanoseconds. */
    long age() {
        return System.nanoTime() - began;
    }

    /** Notes that a refusal is sent in place of the response. */
    void refuse() {
        refused = true;
    }

    boolean isRefused() {
        return refused;
    }

    /** Lets the application write {@code value} as it is. */
    void approve(Object value) {
        approve(value, null);
    }

    /** Does the same, where {@code json} is the text that JSON-B writes; null if it is not known. */
    void approve(Object value, String json) {
        approved = value;
        rendered = json;
    }

    /** Returns whether this very object may be written as it is. */
    boolean isApproved(Object value) {
        return value == approved;
    }

    /** Returns the text that JSON-B writes for an approved object; null if it is not known. */
    String renderedOf(Object value) {
        return value == approved ? rendered : null;
    }

    /** Returns whether that text is known of an object of this class. */
    boolean hasRendered(Class<?> type) {
        return rendered != null && approved.getClass() == type;
    }

    /** Binds the state to the running thread, which writes the response; returns the one before, to be put back. */
    Object enter() {
        Object[] place = ON_THREAD.get();
        Object before = place[0];
        place[0] = this;
        return before;
    }

    /** Puts back what {@link #enter} returned. */
    static void leaveTo(Object before) {
        ON_THREAD.get()[0] = before;
    }

    /** Returns whether the running thread writes this very object for a response that it was approved for. */
    static boolean isApprovedOnThread(Object value) {
        ResponseState bound = onThread();
        return value == (bound == null ? null : bound.approved);
    }

    /**
     * Returns the state of the response that the running thread writes, or that of a request, as {@link #of} does: an injected request
     * is found anew for each call. A state without a method may be an empty one that only this call made.
     */
    static ResponseState written(Function<String, Object> properties) {
        ResponseState bound = onThread();
        return bound != null && bound.policy != null ? bound : of(properties);
    }

    private static ResponseState onThread() {
        return (ResponseState) ON_THREAD.get()[0];
    }

    /** Begins or ends a search of the running thread for a writer of the application, in which ours do not take part. */
    static void bypass(boolean searching) {
        ON_THREAD.get()[1] = searching ? Boolean.TRUE : null;
    }

    /** Returns whether the running thread searches for a writer of the application. */
    static boolean isBypassed() {
        return ON_THREAD.get()[1] != null;
    }
}
