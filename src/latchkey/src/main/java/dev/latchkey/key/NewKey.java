package dev.latchkey.key;

import java.util.Set;

/**
 * Describes a key, or a client, that is to be made.
 *
 * @param application the id of the application that it is for
 * @param description what it is for
 * @param scopes what it may do, each in the catalogue
 * @param complete whether it also gets what these scopes require; without, that is a reason to refuse them
 * @param kind a key or a client
 */
public record NewKey(
        String application, String description, Set<String> scopes, boolean complete, CredentialKind kind) {

    /** A key with just these scopes. */
    public NewKey(String application, String description, Set<String> scopes) {
        this(application, description, scopes, false, CredentialKind.KEY);
    }
}
