package dev.latchkey.rest;

import dev.latchkey.Refusal;
import java.io.IOException;

/** Ends a response that is being sent, as a client does that closes the connection: REST runtimes clean up after both alike. */
final class EndedStreamException extends IOException {
    private static final long serialVersionUID = 1L;

    EndedStreamException(Refusal refusal) {
        super("The response ends, because its caller would be refused now: " + refusal.detail());
    }
}
