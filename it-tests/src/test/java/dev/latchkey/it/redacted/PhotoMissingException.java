package dev.latchkey.it.redacted;

/** There is no such photo, but another one. */
public class PhotoMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
