package dev.latchkey.authentication;

/** Does for tests of other packages what the background does for digests. */
public final class Renewals {
    private Renewals() {}

    /** Writes the digests that are to be replaced. */
    public static void write(Authenticator authenticator) {
        authenticator.keys().writeRenewals();
    }
}
