package dev.latchkey.rest;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.AuthenticatedCaller;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.redaction.GrantedScopes;
import java.util.function.Function;

/** Tells who is to see the response to a request. */
final class Viewers {
    private Viewers() {}

    /**
     * The caller of a request; nobody if there is none, or none is known.
     *
     * @param properties reads a property of the request
     */
    static GrantedScopes of(Function<String, Object> properties) {
        return CurrentCaller.outcomeIn(properties) instanceof AuthenticationResult.Known known
                ? of(known.caller())
                : GrantedScopes.NOBODY;
    }

    static GrantedScopes of(AuthenticatedCaller caller) {
        return caller == null ? GrantedScopes.NOBODY : new GrantedScopes(caller.granted(), caller.scopes());
    }

    /** The refusal as it is told to this viewer: whoever sent no key is asked for one. */
    static Refusal refusalFor(GrantedScopes viewer, Refusal refusal) {
        return viewer == GrantedScopes.NOBODY ? Refusal.of(RefusalKind.CREDENTIALS_REQUIRED) : refusal;
    }
}
