package dev.latchkey.redaction;

import dev.latchkey.Redaction;
import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.Redaction.Portion;
import dev.latchkey.config.RedactionSettings.RedactionArrays;
import dev.latchkey.config.RedactionSettings.RedactionPortion;
import dev.latchkey.config.Settings;
import dev.latchkey.scope.DeclarationException;
import java.util.function.LongPredicate;

/**
 * Decides whether a response is redacted or rejected if something is withheld from it.
 *
 * @param onMissing see {@link Redaction#onMissing()}
 * @param limit the largest portion that is withheld, from 0 to 1
 * @param measured whether the portion is that of the values, rather than of the declared types
 * @param form what stands in place of withheld members, never {@code DEFAULT}
 */
public record RedactionPolicy(OnMissing onMissing, double limit, boolean measured, Form form) {

    /** Returns the policy of the settings. */
    public static RedactionPolicy of(Settings settings) {
        return new RedactionPolicy(
                OnMissing.AUTO,
                settings.redaction().limit(),
                settings.redaction().portion() == RedactionPortion.MEASURED,
                settings.redaction().arrays() == RedactionArrays.EMPTY ? Form.EMPTY : Form.OMIT);
    }

    /**
     * Returns the policy of an annotation, which inherits what the annotation leaves out.
     *
     * @param declared the annotation; null for none
     * @param place the annotated element, for messages
     * @throws DeclarationException if its limit is more than 1
     */
    public RedactionPolicy with(Redaction declared, String place) {
        if (declared == null) {
            return this;
        }
        if (declared.limit() > 1 || Double.isNaN(declared.limit())) {
            throw new DeclarationException("@Redaction at " + place + " has the limit " + declared.limit()
                    + ", allowed is: a number from 0 to 1.");
        }
        return new RedactionPolicy(
                declared.onMissing(),
                declared.limit() < 0 ? limit : declared.limit(),
                declared.portion() == Portion.DEFAULT ? measured : declared.portion() == Portion.MEASURED,
                declared.form() == Form.DEFAULT ? form : declared.form());
    }

    /** Returns whether a response is rejected of whose declared type this much is withheld. */
    boolean rejectsType(LeafCount declared) {
        int left = declared.leaves() - declared.withheld();
        return declared.withheld() > 0 && decide(!measured, left, most -> declared.leaves() > most);
    }

    /**
     * Returns whether a response is rejected from whose objects something is withheld, though its declared type is not rejected. If
     * the values are not measured, they must not decide: a refusal would tell about data that the caller may not see.
     *
     * @param left the number of leaves that are left
     * @param isMoreThan tells whether all leaves, withheld ones included, are more than a number
     */
    boolean rejectsValues(long left, LongPredicate isMoreThan) {
        return measured ? decide(true, left, isMoreThan) : onMissing == OnMissing.REJECT;
    }

    /** Returns the same for JSON without classes, which has no declared type. */
    boolean rejectsJson(long left, LongPredicate isMoreThan) {
        return decide(measured, left, isMoreThan);
    }

    /**
     * Decides whether a response is rejected from which something is withheld, rather than redacted.
     *
     * @param counts whether the portion of these leaves counts
     */
    private boolean decide(boolean counts, long left, LongPredicate isMoreThan) {
        return onMissing == OnMissing.REJECT
                || left == 0
                || counts && onMissing == OnMissing.AUTO && isMoreThan.test(mostLeaves(left));
    }

    /** Returns how many leaves there may be in all if this many are left: the portion is above the limit if there are more. */
    private long mostLeaves(long left) {
        // With a limit of 1 the quotient is infinite, which is the largest long.
        return (long) Math.floor(left / (1 - limit) + 1e-9);
    }
}
