package dev.latchkey.authentication;

import dev.latchkey.Caller;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import jakarta.servlet.ServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Owns the places where the caller of a request is kept: an attribute of the request, which every dispatch and every thread
 * that knows the request can read, and the thread that runs the request, for code that does not know it.
 *
 * <p>REST runtimes show request attributes as request properties of the same name, so guards pass their own way of reading.
 */
public final class CurrentCaller {
    private static final String OUTCOME = "dev.latchkey.authentication.outcome";
    private static final String PUBLIC = "dev.latchkey.authentication.public";
    private static final String CHECKED = "dev.latchkey.authentication.checked";
    private static final String ON_THE_WAY = "dev.latchkey.authentication.onTheWay";
    private static final String IN_CONTAINER = "dev.latchkey.authentication.inContainer";

    /**
     * Holds the outcome and the request of each thread, in a place that stays when they go: to make one for each request costs more than
     * all else here. Its class is not ours, so that threads of the server do not keep the web application when it is undeployed.
     */
    private static final ThreadLocal<Object[]> ON_THREAD = ThreadLocal.withInitial(() -> new Object[2]);

    private CurrentCaller() {}

    /** Leaves {@code outcome} on the request. */
    public static void put(ServletRequest request, AuthenticationResult outcome) {
        request.setAttribute(OUTCOME, outcome);
    }

    /** What was left on the request; null if the filter never saw it. */
    public static AuthenticationResult outcomeOf(ServletRequest request) {
        return request.getAttribute(OUTCOME) instanceof AuthenticationResult outcome ? outcome : null;
    }

    /**
     * What was left on a request.
     *
     * @param properties reads a request attribute, such as {@code ContainerRequestContext::getProperty}
     * @return null if the filter never saw the request
     */
    public static AuthenticationResult outcomeIn(Function<String, Object> properties) {
        return properties.apply(OUTCOME) instanceof AuthenticationResult outcome ? outcome : null;
    }

    /**
     * Returns the scopes of the caller of a request: none if there is no caller, or none is known.
     *
     * @param properties reads a request attribute, such as {@code ContainerRequestContext::getProperty}
     */
    public static GrantedScopes grantedIn(Function<String, Object> properties) {
        AuthenticationResult outcome = outcomeIn(properties);
        return outcome == null ? GrantedScopes.ANONYMOUS : outcome.granted();
    }

    /** Returns the scopes of the caller of the running thread: none if there is no caller. */
    public static GrantedScopes grantedOnThread() {
        AuthenticatedCaller known = known();
        return known == null ? GrantedScopes.ANONYMOUS : known.granted();
    }

    /** Puts the caller as it was found later in the place of the one before; {@code set} sets a property of the request. */
    public static void replaceIn(BiConsumer<String, Object> set, AuthenticationResult.Known later) {
        set.accept(OUTCOME, later);
    }

    /** The name of the request property in which a guard leaves what is required besides the declaration of the method. */
    public static String requiredOnTheWayProperty() {
        return ON_THE_WAY;
    }

    /** What a guard left there; mostly nothing. */
    @SuppressWarnings("unchecked")
    public static List<Requirement> requiredOnTheWay(Function<String, Object> properties) {
        return properties.apply(ON_THE_WAY) instanceof List<?> required ? (List<Requirement>) required : List.of();
    }

    /** Notes that the container was told who the caller is, and shows it by itself. */
    public static void putInContainer(ServletRequest request) {
        request.setAttribute(IN_CONTAINER, Boolean.TRUE);
    }

    /** Whether the container was told who the caller is. */
    public static boolean isInContainer(ServletRequest request) {
        return request.getAttribute(IN_CONTAINER) != null;
    }

    /** The name of the request property by which a guard says that it decided about a request whose caller is not known. */
    public static String checkedProperty() {
        return CHECKED;
    }

    /** The name of the request attribute by which the filter says that the settings open this path to everybody. */
    public static String publicProperty() {
        return PUBLIC;
    }

    /** Makes {@code outcome} the one of the running thread; returns the one before, to be put back. */
    public static AuthenticationResult enter(AuthenticationResult outcome) {
        Object[] place = ON_THREAD.get();
        AuthenticationResult before = (AuthenticationResult) place[0];
        place[0] = outcome;
        return before;
    }

    /** Puts back what {@link #enter} returned. */
    public static void leaveTo(AuthenticationResult before) {
        ON_THREAD.get()[0] = before;
    }

    /** Makes {@code request} the one that the running thread responds to; returns the one before, to be put back. */
    public static ServletRequest begin(ServletRequest request) {
        Object[] place = ON_THREAD.get();
        ServletRequest before = (ServletRequest) place[1];
        place[1] = request;
        return before;
    }

    /** Puts back what {@link #begin} returned. */
    public static void endTo(ServletRequest before) {
        ON_THREAD.get()[1] = before;
    }

    /** Notes that the response to the request of the running thread depends on who calls. */
    public static void noteUse() {
        if (ON_THREAD.get()[1] instanceof ServletRequest request) {
            Dependence.note(request);
        }
    }

    /** A task that runs {@code task} within {@code outcome}. */
    static Runnable within(AuthenticationResult outcome, Runnable task) {
        Objects.requireNonNull(task, "task");
        return () -> {
            AuthenticationResult before = enter(outcome);
            try {
                task.run();
            } finally {
                leaveTo(before);
            }
        };
    }

    /** The verified caller of the running thread; null if there is none. */
    public static AuthenticatedCaller known() {
        return ON_THREAD.get()[0] instanceof AuthenticationResult.Known known ? known.caller() : null;
    }

    /** Whether a request runs on this thread. */
    static boolean isBound() {
        return ON_THREAD.get()[0] != null;
    }

    /** The caller of the running thread, or nobody. */
    public static Caller onThread() {
        AuthenticatedCaller known = known();
        return known == null ? AnonymousCaller.INSTANCE : known;
    }
}
