package dev.latchkey.key;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Deletes keys and clients of an application, up to a number. The actor's own key is deleted with the last ones, because a deleted key
 * cannot delete the others.
 *
 * @param most the largest number of keys to delete
 */
record DeleteKeys(String application, int most) implements Command<DeleteKeys.Deleted> {
    /**
     * Reports what was deleted.
     *
     * @param number how many keys and clients
     * @param last whether none is left
     */
    record Deleted(int number, boolean last) {}

    @Override
    public String purpose() {
        return "deleting the keys of an application";
    }

    @Override
    public Deleted run(KeyTransaction change) {
        change.application(application);
        List<String> ids = change.entities()
                .createQuery(
                        "select k.id from LatchkeyApiKey k where k.application = :application order by k.id",
                        String.class)
                .setParameter("application", application)
                .setMaxResults(most + 1)
                .getResultList();
        boolean last = ids.size() <= most;
        Optional<String> own = change.actor().keyId();
        List<String> now = last
                ? ids
                : ids.stream()
                        .filter(id -> !own.equals(Optional.of(id)))
                        .limit(most)
                        .toList();
        change.together(now, () -> now.forEach(id -> new DeleteKey(id, OptionalLong.empty()).run(change)));
        return new Deleted(now.size(), last);
    }
}
