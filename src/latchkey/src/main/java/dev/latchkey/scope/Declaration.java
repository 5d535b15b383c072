package dev.latchkey.scope;

/** Tells what the annotations say about one place in the application's code. */
public sealed interface Declaration {

    /** They say nothing. */
    record Undeclared() implements Declaration {}

    /** Callers without a key are welcome. */
    record Public() implements Declaration {}

    /**
     * Scopes are needed.
     *
     * @param requirement which
     */
    record Guarded(Requirement requirement) implements Declaration {}
}
