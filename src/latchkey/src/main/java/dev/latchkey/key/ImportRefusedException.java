package dev.latchkey.key;

import java.util.List;

/** Says that no key of an import was written, and why for each row. */
public final class ImportRefusedException extends RefusedChangeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /**
     * Why a row is refused.
     *
     * @param row the index of the row
     * @param member the member of the row that is wrong; empty for the row
     * @param detail what is wrong, and the mend
     * @param forbidden whether the actor lacks a right
     */
    public record Fault(int row, String member, String detail, boolean forbidden) {}

    ImportRefusedException(List<Fault> faults) {
        super(Reason.IMPORT_REFUSED, "rows of the import are refused, so no key was imported");
        this.faults = List.copyOf(faults);
    }

    /** Returns the refusal of rows that cannot be read. */
    public static ImportRefusedException of(List<Fault> faults) {
        return new ImportRefusedException(faults);
    }

    /** Returns why, in the order of the rows. */
    public List<Fault> faults() {
        return faults;
    }
}
