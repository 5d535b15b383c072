package dev.latchkey.writing;

/** Follows the text of a request body, and sorts its bytes: to the reader, or left out. Not thread-safe. */
interface BodyScanner {

    /**
     * Takes the next bytes.
     *
     * @throws MalformedBodyException if they are not what they should be
     */
    void accept(byte[] source, int count);

    /**
     * Takes note that there is no more.
     *
     * @throws Violations if the body gives members a value that the caller may not write
     */
    void end();

    /** Returns what the reader may have. */
    ByteQueue output();

    /** Returns what was left out although it had a value, where that is allowed. */
    Violations ignored();
}
