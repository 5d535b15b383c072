package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.event.KeyDeletedEvent;
import dev.latchkey.event.KeyUpdatedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Replaces a key by one with the same description and scopes, and deletes it at once or after a while.
 *
 * @param overlap for how long the old key goes on working
 */
record ReplaceKey(
        KeyFactory keys, String id, Overlap overlap, OptionalLong expected, Optional<IdempotencyKey> repetition)
        implements Command<IssueResult> {
    @Override
    public String purpose() {
        return "replacing a key";
    }

    @Override
    public IssueResult run(KeyTransaction change) {
        return KeyFactory.once(change, repetition, () -> {
            ApiKeyEntity old = change.genuineKey(id).require(expected);
            ApiKey before = old.toApiKey();
            change.rights().requireGrantable(before.scopes());
            IssueResult issue = keys.makeLike(change, before, before.scopes(), old.kind(), Optional.of(id));
            end(change, old, before, issue.made().key().id());
            return issue;
        });
    }

    private void end(KeyTransaction change, ApiKeyEntity old, ApiKey before, String successor) {
        Instant end = change.now().plus(overlap.time()).truncatedTo(ChronoUnit.MICROS);
        if (overlap.time().isZero()) {
            change.remove(old, " deleted");
            change.tell(old.kind(), new KeyDeletedEvent(before));
            return;
        }
        // A key that is replaced once more does not get more time.
        Instant earlier = before.deletion().filter(time -> time.isBefore(end)).orElse(end);
        Optional<Duration> silence = overlap.silence().or(before::silence);
        if (!before.deletion().equals(Optional.of(earlier)) || !before.silence().equals(silence)) {
            ApiKey after = DescribedKey.of(before)
                    .replaced(new DescribedKey.Replacement(
                            Optional.of(earlier), Optional.of(change.now()), Optional.of(successor), silence));
            change.replace(old, after, " replaced");
            change.tell(old.kind(), new KeyUpdatedEvent(before, after));
        }
    }
}
