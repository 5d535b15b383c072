package dev.latchkey.rest;

import dev.latchkey.Refusal;
import dev.latchkey.authentication.AuthenticatedCaller;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.redact.Viewer;
import java.util.function.Function;

/** Tells who is to see the response to a request. */
final class Viewers {
    private Viewers() {}

    /**
     * The caller of a request; nobody if there is none, or none is known.
     *
     * @param properties reads a property of the request
     */
    static Viewer of(Function<String, Object> properties) {
        return CurrentCaller.outcomeIn(properties) instanceof AuthenticationResult.Known known
                ? of(known.caller())
                : Viewer.NOBODY;
    }

    static Viewer of(AuthenticatedCaller caller) {
        return caller == null ? Viewer.NOBODY : new Viewer(caller.granted(), caller.scopes());
    }

    /** The refusal as it is told to this viewer: whoever sent no key is asked for one. */
    static Refusal refusalFor(Viewer viewer, Refusal refusal) {
        return viewer == Viewer.NOBODY ? Refusal.credentialsRequired() : refusal;
    }
}
