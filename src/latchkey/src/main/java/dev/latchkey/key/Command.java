package dev.latchkey.key;

/**
 * Is one operation on applications and keys, within the transaction that all changes are made in.
 *
 * @param <T> what it results in
 */
interface Command<T> {
    /** Returns what is done, for the log of a change that fails: {@code making a key}. */
    String purpose();

    /**
     * Checks how far the actor may go, and makes the change.
     *
     * @throws RefusedChangeException if it is refused; then nothing is written
     */
    T run(KeyTransaction change);
}
