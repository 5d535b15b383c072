package dev.latchkey.scope;

/** Stops a deployment over an annotation, with one sentence that names the place and what to change. */
public class DeclarationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * States the sentence.
     *
     * @param message what is wrong where, and how to put it right
     */
    public DeclarationException(String message) {
        super(message);
    }
}
