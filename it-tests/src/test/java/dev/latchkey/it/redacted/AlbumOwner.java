package dev.latchkey.it.redacted;

import dev.latchkey.ScopeRequired;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity that another one refers to, and that is loaded when somebody looks at it. */
@Entity
public class AlbumOwner {
    @Id
    private int id;

    private String name;
    private String balance;

    protected AlbumOwner() {}

    AlbumOwner(int id, String name) {
        this.id = id;
        this.name = name;
        this.balance = "canary-balance";
    }

    public int getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    @ScopeRequired("Money:Get")
    public String getBalance() {
        return balance;
    }
}
