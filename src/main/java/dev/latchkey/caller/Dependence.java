package dev.latchkey.caller;

import jakarta.servlet.ServletRequest;

/**
 * Says how the response to one request depends on its caller, as far as that was found out on the way; kept in an attribute of
 * the request, which REST runtimes show as a property. Without one, the response is taken for one that the credential opened.
 */
public sealed interface Dependence {
    /** The name of the attribute. */
    String PROPERTY = "dev.latchkey.caller.dependence";

    /** The endpoint is public and responds the same to every caller. */
    Dependence NONE = new None();

    /** The endpoint is public, and other callers may get something else. */
    Dependence CALLER = new OnCaller();

    /** The request was refused. */
    Dependence REFUSED = new Refused();

    /** See {@link #NONE}. */
    record None() implements Dependence {}

    /** See {@link #CALLER}. */
    record OnCaller() implements Dependence {}

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
        if (found instanceof None || found == null && !(CurrentCaller.outcomeOf(request) instanceof Outcome.Known)) {
            request.setAttribute(PROPERTY, CALLER);
        }
    }
}
