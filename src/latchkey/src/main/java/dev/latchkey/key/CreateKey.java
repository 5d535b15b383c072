package dev.latchkey.key;

import java.util.Optional;

/**
 * Makes a key.
 *
 * @param asked the key, with all the scopes that it is to have
 */
record CreateKey(KeyFactory keys, NewKey asked, Optional<IdempotencyKey> repetition) implements Command<IssueResult> {
    @Override
    public String purpose() {
        return "making a key";
    }

    @Override
    public IssueResult run(KeyTransaction change) {
        return KeyFactory.once(change, repetition, () -> {
            change.requireApplicationForKeys(asked.application());
            change.rights().requireGrantable(asked.scopes());
            return keys.make(change, asked, Optional.empty());
        });
    }
}
