package dev.latchkey.bench;

import dev.latchkey.ApiKey;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.DescribedKey;
import dev.latchkey.key.Digester;
import dev.latchkey.key.KeyChanges;
import dev.latchkey.key.KeyReading;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.key.KeySource;
import dev.latchkey.key.KeyUse;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store in memory with one key, which nobody changes. */
class OneKey implements KeySource {
    final KeyText text = KeyText.generate("lk");
    final Digester digester = new Digester(List.of());
    private final KeyRecord keyRecord = new KeyRecord(
            new DescribedKey(
                    text.id(),
                    "shop",
                    "",
                    Set.of("Things:Get", "Inputs:Get"),
                    Instant.EPOCH,
                    ApiKey.State.ACTIVE,
                    Optional.empty()),
            digester.digest(text));

    @Override
    public KeyReading read(String keyId) {
        return new KeyReading(keyId.equals(text.id()) ? Optional.of(keyRecord) : Optional.empty(), 0, true);
    }

    @Override
    public KeyChanges changesSince(long epoch, String hash) {
        return new KeyChanges(0, "", epoch == 0 ? Optional.of(Set.of()) : Optional.empty());
    }

    @Override
    public void confirm(String node, long epoch) {
        // There are no others.
    }

    @Override
    public void leave(String node) {
        // There are no others.
    }

    @Override
    public List<String> ids(String after, int limit) {
        return after.compareTo(text.id()) < 0 ? List.of(text.id()) : List.of();
    }

    @Override
    public List<String> tokenIds(String after, int limit) {
        return List.of();
    }

    @Override
    public void add(Collection<KeyUse> uses) {
        // Nobody asks.
    }
}
