package org.hibernate.example;

/** Stands for what Hibernate keeps in a field that it weaves into a class. */
public class Session {
    private final Object loaded;

    /** Keeps an object that was loaded. */
    public Session(Object loaded) {
        this.loaded = loaded;
    }

    /** What was loaded. */
    public Object getLoaded() {
        return loaded;
    }
}
