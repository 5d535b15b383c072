package dev.latchkey.authentication;

import jakarta.servlet.ServletRequest;

/**
 * Says how the response to one request depends on its caller, as far as that was found out on the way; kept in an attribute of
 * the request, which REST runtimes show as a property. Without one, the response is taken for one that the credential opened.
 */
public sealed interface Dependence {
    /** The name of the attribute. */
    String PROPERTY = "dev.latchkey.authentication.dependence";

    /** The endpoint is public and responds the same to every caller. */
    Dependence NONE = new None();

    /** The endpoint is public, and other callers may get something else. */
    Dependence CALLER = new OnCaller();

    /** The credential opened an endpoint to which another one handed the request on, so that the response has a part for its caller. */
    Dependence OPENED = new Opened();

    /** The request was refused. */
    Dependence REFUSED = new Refused();

    /** See {@link #NONE}. */
    record None() implements Dependence {}

    /** See {@link #CALLER}. */
    record OnCaller() implements Dependence {}

    /** See {@link #OPENED}. */
    record Opened() implements Dependence {}

    /** See {@link #REFUSED}. */
    record Refused() implements Dependence {}

    /**
     * Something is withheld from this caller, or may be in what follows the header.
     *
     * @param missing the scopes for want of which, as the header field lists them
     */
    record Withheld(String missing) implements Dependence {}

    /** Notes that what responds to a request asked who calls. */
    static void note(ServletRequest request) {
        Object found = request.getAttribute(PROPERTY);
        if (mayChange(found, request)) {
            request.setAttribute(PROPERTY, CALLER);
        }
    }

    /** Whether it would make a difference to note that what responds to a request asked who calls. */
    static boolean isOpen(ServletRequest request) {
        return mayChange(request.getAttribute(PROPERTY), request);
    }

    private static boolean mayChange(Object found, ServletRequest request) {
        return found instanceof None
                || found == null && !(CurrentCaller.outcomeOf(request) instanceof AuthenticationResult.Known);
    }

    /**
     * Notes that code which responds to a request of a known caller hands it on.
     *
     * @param opens whether that is to something for which the credential is needed
     */
    static void noteDispatch(ServletRequest request, boolean opens) {
        Object found = request.getAttribute(PROPERTY);
        if (found == null || opens && (found instanceof None || found instanceof OnCaller)) {
            request.setAttribute(PROPERTY, OPENED);
        }
    }
}
