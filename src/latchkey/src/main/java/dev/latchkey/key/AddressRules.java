package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.KeyTerms;
import dev.latchkey.network.AddressRanges;
import java.util.Collection;

/** Decides which address ranges a key may have, and who may change them. */
final class AddressRules {
    /** The largest number of ranges of a key. */
    static final int MOST = 50;

    private static final String FIELD = "addresses";

    private AddressRules() {}

    /**
     * Returns the same limits with address ranges in their canonical form, if the labels are allowed too.
     *
     * @throws InvalidTermsException if there are too many, or one is malformed
     */
    static KeyTerms normalized(KeyTerms terms) {
        LabelRules.require(terms.labels());
        if (terms.addresses().isEmpty()) {
            return terms;
        }
        if (terms.addresses().size() > MOST) {
            throw new InvalidTermsException(
                    FIELD,
                    "a key has at most " + MOST + " address ranges, but there are "
                            + terms.addresses().size());
        }
        try {
            return terms.restrictedTo(AddressRanges.parse(terms.addresses()).texts());
        } catch (IllegalArgumentException malformed) {
            throw new InvalidTermsException(FIELD, malformed.getMessage());
        }
    }

    /**
     * Goes on only if the actor may change the addresses of a key so: more addresses are granted like scopes, fewer are taken like them.
     *
     * @throws RefusedChangeException if the actor may not
     */
    static void requireChange(KeyTransaction change, ApiKey before, ApiKey after) {
        if (before.addresses().equals(after.addresses())) {
            return;
        }
        if (covers(before.addresses(), after.addresses())) {
            change.rights().requireReducible(before.scopes());
        } else {
            change.rights().requireGrantable(after.scopes());
            change.rights().requireToOutlive(after.end());
        }
    }

    private static boolean covers(Collection<String> some, Collection<String> others) {
        return some.isEmpty() || !others.isEmpty() && AddressRanges.parse(some).containAll(AddressRanges.parse(others));
    }
}
