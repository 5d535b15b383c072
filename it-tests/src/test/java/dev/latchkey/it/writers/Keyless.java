package dev.latchkey.it.writers;

import jakarta.xml.bind.annotation.XmlRootElement;

/** Has nothing guarded in it. */
@XmlRootElement
public class Keyless {
    public String id = "k";

    @Override
    public String toString() {
        return id;
    }
}
