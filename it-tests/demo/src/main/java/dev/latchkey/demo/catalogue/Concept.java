package dev.latchkey.demo.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;

/** Means something that can be seen in images. */
@Entity
@Table(name = "catalogue_concept")
public class Concept extends Entry {
    @Column(nullable = false, length = 200)
    private String name;

    @Column(length = 1000)
    private String definition;

    protected Concept() {}

    Concept(String application, String id, String name) {
        super(application, id);
        this.name = name;
    }

    /** Its meaning; empty if there is none yet. */
    public Optional<String> definition() {
        return Optional.ofNullable(definition);
    }

    void define(String definition) {
        this.definition = definition;
    }

    /** What people call it. */
    public String name() {
        return name;
    }
}
