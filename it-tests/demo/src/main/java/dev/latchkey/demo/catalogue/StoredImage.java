package dev.latchkey.demo.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;

/** Keeps the bytes of an input apart from it, so that a list of inputs never loads them. */
@Entity
@Table(name = "catalogue_image")
public class StoredImage {
    @Id
    @Column(length = 200)
    private String path;

    @Lob
    @Column(nullable = false)
    private byte[] content;

    protected StoredImage() {}

    StoredImage(Input input, byte[] content) {
        this.path = input.path();
        this.content = content.clone();
    }

    byte[] content() {
        return content.clone();
    }
}
