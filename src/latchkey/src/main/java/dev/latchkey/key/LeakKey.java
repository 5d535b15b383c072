package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.KeyLeak;
import dev.latchkey.config.LeakSettings.Reported;
import dev.latchkey.event.KeyDeletedEvent;
import dev.latchkey.event.KeyLeakedEvent;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Marks a key that was reported as leaked, and disables or deletes it. A repeated report changes nothing.
 *
 * @param outcome what happens to the key
 */
record LeakKey(String id, Reported outcome, String reason, Optional<String> source) implements Command<String> {
    @Override
    public String purpose() {
        return "processing a leaked key";
    }

    @Override
    public String run(KeyTransaction change) {
        ApiKeyEntity entity = change.genuineKey(id);
        ApiKey before = entity.toApiKey();
        boolean disables = outcome == Reported.DISABLE && before.state() == ApiKey.State.ACTIVE;
        if (before.leak().isPresent() && !disables && outcome != Reported.DELETE) {
            return id;
        }
        KeyLeak leak = new KeyLeak(change.now().truncatedTo(ChronoUnit.MICROS), reason, source);
        DescribedKey marked = DescribedKey.of(before).leaked(Optional.of(leak));
        ApiKey after = outcome == Reported.DISABLE ? marked.in(ApiKey.State.DISABLED) : marked;
        change.replace(entity, after, " leaked");
        change.tell(entity.kind(), new KeyLeakedEvent(after, leak));
        if (outcome == Reported.DELETE) {
            change.remove(entity, " deleted");
            change.tell(entity.kind(), new KeyDeletedEvent(after));
        }
        return id;
    }
}
