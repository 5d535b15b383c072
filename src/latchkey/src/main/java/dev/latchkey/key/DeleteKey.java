package dev.latchkey.key;

import dev.latchkey.event.KeyDeletedEvent;
import java.util.OptionalLong;

/** Deletes a key. Its row need not be genuine: a caller who may delete keys may also delete a forged one. */
record DeleteKey(String id, OptionalLong expected) implements Command<String> {
    @Override
    public String purpose() {
        return "deleting a key";
    }

    @Override
    public String run(KeyTransaction change) {
        ApiKeyEntity entity = change.key(id).require(expected);
        change.tell(entity.kind(), new KeyDeletedEvent(entity.toApiKey()));
        change.remove(entity, " deleted");
        return id;
    }
}
