package dev.latchkey.authentication;

/** Does for tests of other packages what the background does. */
public final class Renewals {
    private Renewals() {}

    /** Writes the digests that are to be replaced. */
    public static void write(Authenticator authenticator) {
        authenticator.keys().writeRenewals();
    }

    /** Writes how keys were used. */
    public static void writeUses(Authenticator authenticator) {
        authenticator.keys().writeUses();
    }
}
