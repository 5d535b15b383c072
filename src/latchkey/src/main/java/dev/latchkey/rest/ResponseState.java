package dev.latchkey.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Joins what the parts of redaction tell each other about one request, in one property of it: for Catalina each costs as much as
 * a look-up of a key.
 *
 * <p>Each is told and asked on the thread that the response is made on. A thread that is late sees too little, and works it out
 * again.
 */
final class ResponseState {
    private static final String PROPERTY = "dev.latchkey.rest.exchange";

    private final ResponsePolicy plan;
    private final SortedSet<String> missing = new TreeSet<>();
    private final long began = System.nanoTime();
    private Object approved;
    private String rendered;
    private boolean partial;
    private boolean refused;

    private ResponseState(ResponsePolicy plan) {
        this.plan = plan;
    }

    /** Begins that of a request which a method is to answer. */
    static ResponseState begin(ResponsePolicy plan, ContainerRequestContext request) {
        ResponseState begun = new ResponseState(plan);
        request.setProperty(PROPERTY, begun);
        return begun;
    }

    /** That of a request; it begins here if no method was found to answer. */
    static ResponseState of(ContainerRequestContext request) {
        ResponseState begun = begun(request::getProperty);
        return begun == null ? begin(null, request) : begun;
    }

    /**
     * That of a request; one of which nothing is known if none has begun.
     *
     * @param properties reads a property of the request
     * @throws ClassCastException if a resource of another web application was included, so that it is not known what is declared
     */
    static ResponseState of(Function<String, Object> properties) {
        ResponseState begun = begun(properties);
        return begun == null ? new ResponseState(null) : begun;
    }

    private static ResponseState begun(Function<String, Object> properties) {
        return (ResponseState) properties.apply(PROPERTY);
    }

    /** What is declared about the method that answers; null if none does. */
    ResponsePolicy plan() {
        return plan;
    }

    /** Notes that the caller is perhaps not to see all of what it reads. */
    void becomePartial() {
        partial = true;
    }

    /** Whether the caller is perhaps not to see all of what it reads. */
    boolean isPartial() {
        return partial;
    }

    /** Notes that something was withheld from an object that came past the response filter. */
    void withhold(Collection<String> scopes) {
        missing.addAll(scopes);
    }

    /** The scopes for want of which something was withheld from such objects. */
    SortedSet<String> missing() {
        return missing;
    }

    /** How long ago the exchange began, in nanoseconds. */
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

    /** Lets the host write {@code value} as it is. */
    void approve(Object value) {
        approve(value, null);
    }

    /** The same, of which {@code json} is known to be what JSON-B writes; null if that is not known. */
    void approve(Object value, String json) {
        approved = value;
        rendered = json;
    }

    /** What JSON-B writes of an object that was approved; null if that is not known. */
    String renderedOf(Object value) {
        return value == approved ? rendered : null;
    }

    /** Whether that is known of an object of this class. */
    boolean hasRendered(Class<?> type) {
        return rendered != null && approved.getClass() == type;
    }

    /** What the response filter lets the host write as it is; null if that is nothing. */
    Object approved() {
        return approved;
    }
}
