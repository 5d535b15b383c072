package dev.latchkey.key;

import dev.latchkey.KeyTerms;
import java.util.Set;

/**
 * Describes a key, or a client, that is to be made.
 *
 * @param application the id of the application that it is for
 * @param description what it is for
 * @param scopes what it may do, each in the catalogue
 * @param complete whether it also gets what these scopes require; without, that is a reason to refuse them
 * @param kind a key or a client
 * @param terms its limits
 */
public record NewKey(
        String application,
        String description,
        Set<String> scopes,
        boolean complete,
        CredentialKind kind,
        KeyTerms terms) {

    /** A key or client without limits. */
    public NewKey(String application, String description, Set<String> scopes, boolean complete, CredentialKind kind) {
        this(application, description, scopes, complete, kind, KeyTerms.none());
    }

    /** A key with just these scopes. */
    public NewKey(String application, String description, Set<String> scopes) {
        this(application, description, scopes, false, CredentialKind.KEY);
    }
}
