package dev.latchkey.key;

/** Is a row that grants something, with its signature. */
interface SignedRow {
    /** What is signed. */
    byte[] content();

    /** The text of the signature; null if there is none. */
    String signature();

    /** Replaces the signature. */
    void sign(String newSignature);
}
