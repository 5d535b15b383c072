package dev.latchkey;

import jakarta.json.JsonObject;

/**
 * Receives changes of an object as a JSON Merge Patch (RFC 7396). As the type of the body parameter of a REST method that consumes
 * {@code application/merge-patch+json}:
 *
 * <pre>{@code
 * @PATCH
 * @Path("{id}")
 * @Consumes("application/merge-patch+json")
 * public void change(@PathParam("id") long id, MergePatch<Product> patch) {
 *     Product stored = products.find(id);
 *     products.save(patch.onto(stored));
 * }
 * }</pre>
 *
 * <p>A patch that sets or removes an unwritable member is refused before the method runs, with 403 {@code unwritable-members}. So
 * is a patch that replaces or removes an object with such a member. Not thread-safe, and only for the request that it was made for.
 *
 * @param <T> the class of the object
 */
public interface MergePatch<T> {

    /** {@return the patch} */
    JsonObject json();

    /**
     * {@return the new state: the stored object with the changes} Members that the patch does not name, and those that the caller may
     * not see or write, are taken from the stored object.
     *
     * <p>The stored object is not changed. The patch is applied to the JSON that the caller may see, and bound as the application
     * binds its JSON.
     *
     * @param stored the current state, not null
     * @throws AccessRefusedException with 409 {@code incomplete-view} if hidden elements of a collection cannot be matched
     */
    T onto(T stored);
}
