package dev.latchkey.demo.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Means something that can be seen in images. */
@Entity
@Table(name = "catalogue_concept")
public class Concept extends Entry {
    @Column(nullable = false, length = 200)
    private String name;

    protected Concept() {}

    Concept(String application, String id, String name) {
        super(application, id);
        this.name = name;
    }

    /** What people call it. */
    public String name() {
        return name;
    }
}
