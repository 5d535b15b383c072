package dev.latchkey.server;

/** Recognises the exceptions that EJB containers wrap around others; by name, for servlet containers have no EJB. */
public final class EjbExceptions {
    private static final String CLASS = "jakarta.ejb.EJBException";

    private EjbExceptions() {}

    /** Returns whether {@code failure} is one; false for null. */
    public static boolean isOne(Throwable failure) {
        return failure != null && Reflection.isNamed(failure.getClass(), CLASS::equals);
    }
}
