package dev.latchkey.redaction;

import dev.latchkey.Redaction;
import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.Redaction.Portion;
import dev.latchkey.config.RedactionSettings.RedactionArrays;
import dev.latchkey.config.RedactionSettings.RedactionPortion;
import dev.latchkey.config.Settings;
import dev.latchkey.scope.DeclarationException;

/**
 * Says what happens to a response of which something is to be withheld.
 *
 * @param onMissing see {@link Redaction#onMissing()}
 * @param limit the largest portion that is withheld, from 0 to 1
 * @param measured whether the portion is that of the values, rather than of the declared types
 * @param form what stands in place of withheld members, never {@code DEFAULT}
 */
public record RedactionPolicy(OnMissing onMissing, double limit, boolean measured, Form form) {

    /** What the settings say. */
    public static RedactionPolicy of(Settings settings) {
        return new RedactionPolicy(
                OnMissing.AUTO,
                settings.redaction().limit(),
                settings.redaction().portion() == RedactionPortion.MEASURED,
                settings.redaction().arrays() == RedactionArrays.EMPTY ? Form.EMPTY : Form.OMIT);
    }

    /**
     * What the annotation says, and this where it says nothing.
     *
     * @param declared the annotation; null for none
     * @param place where it stands
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

    /** Whether a response must be refused of whose declared type this much is withheld. */
    boolean refuses(LeafCount shape) {
        if (shape.withheld() == 0) {
            return false;
        }
        return shape.withheld() == shape.leaves()
                || onMissing == OnMissing.REJECT
                || onMissing == OnMissing.AUTO && !measured && shape.portion() > limit;
    }
}
