package dev.latchkey;

/**
 * Receives the new state of an object from a caller who may not see, or not write, every member of it. As the type of the body
 * parameter of a REST method:
 *
 * <pre>{@code
 * @PUT
 * @Path("{id}")
 * public void replace(@PathParam("id") long id, Update<Product> update) {
 *     Product stored = products.find(id);
 *     products.save(update.onto(stored));
 * }
 * }</pre>
 *
 * <p>The body is read as a {@code T} is read. A body that gives an unwritable member a value is refused before the method runs, with
 * 403 {@code unwritable-members}. Not thread-safe, and only for the request that it was made for.
 *
 * @param <T> the class of the object
 */
public interface Update<T> {

    /**
     * {@return the object that the body describes} Members that the caller may not write are empty in it: use {@link #onto} to save
     * it.
     */
    T value();

    /**
     * {@return the new state: what the body describes, with every member that the caller may not see or write taken from the stored
     * object, at any depth} Members are judged by the classes that the stored objects have at run time. Elements of collections are
     * matched by the member with {@link Identity}, and values of maps by their keys.
     *
     * <p>The stored object is not changed. Objects of the result that the body describes are those of {@link #value()}; records are
     * made anew. Objects that are taken from the stored object are the same. Lazy members of entities are not loaded.
     *
     * @param stored the current state, or null if there is none
     * @throws AccessRefusedException with 409 {@code incomplete-view} if hidden elements of a collection cannot be matched
     */
    T onto(T stored);
}
