package dev.latchkey.it.writers;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.ScopeRequired;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlRootElement;

/** Is guarded where JSON-B does not look. */
@XmlRootElement
@XmlAccessorType(XmlAccessType.FIELD)
public class Sealed {
    public String id = "s";

    @JsonProperty
    @ScopeRequired("Parts:Get")
    private String hidden = "canary-private";

    @Override
    public String toString() {
        return id + hidden;
    }
}
