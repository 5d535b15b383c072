package dev.latchkey.it.redacted;

import dev.latchkey.ScopeRequired;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** An entity as the provider of Jakarta Persistence hands it out: with its own accessors woven in, and lists of its own. */
@Entity
public class Album {
    @Id
    private int id;

    private String title;

    @ScopeRequired("Labels:Get")
    private String note;

    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
    private AlbumOwner owner;

    @OneToMany(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
    private List<AlbumOwner> readers = new ArrayList<>();

    protected Album() {}

    Album(int id, AlbumOwner owner, AlbumOwner reader) {
        this.id = id;
        this.title = "Summer";
        this.note = "canary-note";
        this.owner = owner;
        this.readers.add(reader);
    }

    public int getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public String getNote() {
        return note;
    }

    public AlbumOwner getOwner() {
        return owner;
    }

    public List<AlbumOwner> getReaders() {
        return readers;
    }
}
