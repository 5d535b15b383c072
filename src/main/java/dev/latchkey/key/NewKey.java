package dev.latchkey.key;

import java.util.Set;

/**
 * Describes a key that is to be made.
 *
 * @param application the id of the application that it is for
 * @param description what it is for
 * @param scopes what it may do, each in the catalogue
 * @param complete whether it also gets what these scopes require; without, that is a reason to refuse them
 */
public record NewKey(String application, String description, Set<String> scopes, boolean complete) {

    /** A key with just these scopes. */
    public NewKey(String application, String description, Set<String> scopes) {
        this(application, description, scopes, false);
    }
}
