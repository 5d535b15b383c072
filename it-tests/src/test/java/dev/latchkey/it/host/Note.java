package dev.latchkey.it.host;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Lives in the application's own persistence unit. */
@Entity
@Table(name = "host_note")
public class Note {
    @Id
    @GeneratedValue
    private long id;

    private String noteText;

    protected Note() {}

    public Note(String noteText) {
        this.noteText = noteText;
    }

    public String getNoteText() {
        return noteText;
    }

    public String getNothingHere() {
        return null;
    }
}
