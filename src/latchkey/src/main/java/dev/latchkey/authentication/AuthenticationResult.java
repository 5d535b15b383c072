package dev.latchkey.authentication;

import dev.latchkey.Refusal;
import dev.latchkey.network.IpAddress;
import dev.latchkey.scope.GrantedScopes;

/** Tells what authentication found about a request: what the filter leaves there for the guards. */
public sealed interface AuthenticationResult {
    /** Returns the scopes of the caller: none without a valid key. */
    default GrantedScopes granted() {
        return GrantedScopes.ANONYMOUS;
    }

    /** No credential of ours was sent. */
    AuthenticationResult ANONYMOUS = new Anonymous();

    /** A browser asks beforehand whether it may send the real request, and cannot send a key with that question. */
    AuthenticationResult PREFLIGHT = new Preflight();

    /** See {@link #ANONYMOUS}. */
    record Anonymous() implements AuthenticationResult {}

    /** See {@link #PREFLIGHT}. */
    record Preflight() implements AuthenticationResult {}

    /**
     * A valid key was sent.
     *
     * @param caller whose
     * @param address where the request came from, if the key is accepted from certain addresses only; null otherwise
     */
    record Known(AuthenticatedCaller caller, IpAddress address) implements AuthenticationResult {
        /** A key that is accepted from every address. */
        public Known(AuthenticatedCaller caller) {
            this(caller, null);
        }

        /** The same caller with the scopes that the key holds later. */
        Known later(Known now) {
            if (now.caller == caller) {
                return this;
            }
            return address == null ? now : new Known(now.caller, address);
        }

        @Override
        public GrantedScopes granted() {
            return caller.granted();
        }
    }

    /**
     * What was sent is no valid key, or could not be checked.
     *
     * @param refusal why
     * @param ofToken whether it was an access token that was sent
     */
    record Refused(Refusal refusal, boolean ofToken) implements AuthenticationResult {
        /** What was sent is no valid key. */
        public Refused(Refusal refusal) {
            this(refusal, false);
        }
    }
}
