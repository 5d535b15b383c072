package dev.latchkey.key;

/** Tells apart what callers prove themselves by. Keys and clients are kept alike; what they are for stays what it was. */
public enum CredentialKind {
    /** An API key. */
    KEY,
    /** A client id with its secret, which is good for getting access tokens and for nothing else. */
    CLIENT,
    /** An access token of a client. */
    TOKEN;

    /** The word for it in audit entries. */
    String word() {
        return this == CLIENT ? "client" : "key";
    }
}
