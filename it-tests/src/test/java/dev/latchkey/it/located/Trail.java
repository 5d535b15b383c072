package dev.latchkey.it.located;

import jakarta.ws.rs.core.Response;

/** Records the locators that the request of this thread passes, each at the moment when it runs. */
public final class Trail {
    private static final ThreadLocal<String> PASSED = ThreadLocal.withInitial(() -> "");

    private Trail() {}

    /** Starts the trail of a request. */
    static void begin() {
        PASSED.set("");
    }

    /** Notes that a locator runs. */
    public static void pass(Object resource, String locator) {
        PASSED.set(PASSED.get() + nameOf(resource) + "." + locator + " ");
    }

    /** Responds with the way to a method, and with the method. */
    public static Response respond(Object resource, String method) {
        String trail = PASSED.get() + nameOf(resource) + "." + method;
        return Response.ok(trail).header("Trail", trail).type("text/plain").build();
    }

    /** The simple name of the class, of which containers make subclasses. */
    private static String nameOf(Object resource) {
        String name = resource.getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1).replaceFirst("\\$.*", "");
    }
}
