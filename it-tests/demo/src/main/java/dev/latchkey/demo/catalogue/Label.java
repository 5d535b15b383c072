package dev.latchkey.demo.catalogue;

import jakarta.persistence.Embeddable;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** Says of an input that a concept is seen there, or that it is not. */
@Embeddable
public class Label {
    @ManyToOne(optional = false)
    @JoinColumn(name = "concept")
    private Concept concept;

    private boolean present;

    protected Label() {}

    Label(Concept concept, boolean present) {
        this.concept = concept;
        this.present = present;
    }

    /** What is or is not seen. */
    public Concept concept() {
        return concept;
    }

    /** Whether it is seen. */
    public boolean present() {
        return present;
    }
}
