package dev.latchkey.it.writers;

import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlSeeAlso;
import java.util.List;

/** Says nothing of what is in it. */
@XmlRootElement
@XmlSeeAlso({Item.class, Keyless.class})
public class Crate {
    @XmlAnyElement(lax = true)
    public List<Object> content;

    public String id = "c";

    /** For JAXB. */
    public Crate() {}

    Crate(Object... content) {
        this.content = List.of(content);
    }

    @Override
    public String toString() {
        return "crate of " + content;
    }
}
