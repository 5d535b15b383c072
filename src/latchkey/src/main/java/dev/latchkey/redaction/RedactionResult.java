package dev.latchkey.redaction;

import dev.latchkey.Refusal;
import java.util.Optional;
import java.util.SortedSet;

/** Tells what a caller gets to see of an object. */
public sealed interface RedactionResult {

    /**
     * All of it, as the application itself writes it.
     *
     * @param json the text, if it was rendered to find that out; empty if not
     * @param depends whether others may get less of it
     */
    record Whole(Optional<String> json, boolean depends) implements RedactionResult {
        /** All of it, of which nothing was rendered. */
        public Whole() {
            this(Optional.empty(), false);
        }
    }

    /**
     * What is left of it.
     *
     * @param json the JSON text
     * @param missing the scopes for want of which something is withheld; empty if no scope would help
     */
    record Part(String json, SortedSet<String> missing) implements RedactionResult {}

    /**
     * Nothing.
     *
     * @param refusal the 403 that says why
     * @param rest what would be left, for answers that are too late to refuse; empty if nothing would
     */
    record None(Refusal refusal, Optional<Part> rest) implements RedactionResult {}
}
