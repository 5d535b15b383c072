package dev.latchkey.key;

import dev.latchkey.KeyLeak;
import dev.latchkey.KeyTerms;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Reads columns of keys that may hold anything, because somebody may have written into a row that has no signature. */
final class KeyColumns {
    private KeyColumns() {}

    /** Returns the limits of a key: a blank restriction allows no address. */
    static KeyTerms terms(OffsetDateTime expires, String addresses, String labels) {
        KeyTerms terms = KeyTerms.none().labelled(LabelRules.of(labels));
        if (expires != null) {
            terms = terms.expiringAt(expires.toInstant());
        }
        return addresses == null
                ? terms
                : terms.restrictedTo(List.of(addresses.strip().split(" +")));
    }

    /** Returns the report of a leak; empty if there is none. */
    static Optional<KeyLeak> leak(OffsetDateTime leaked, String reason, String source) {
        return Utc.instant(leaked)
                .map(time -> new KeyLeak(time, reason == null ? "" : reason, Optional.ofNullable(source)));
    }
}
