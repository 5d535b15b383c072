package dev.latchkey.it.writers;

import dev.latchkey.ScopeRequired;
import jakarta.xml.bind.annotation.XmlRootElement;

/** One of its three parts is guarded. */
@XmlRootElement
public class Item {
    public String id = "i";
    public String title = "t";

    @ScopeRequired("Parts:Get")
    public String secret = "canary-item";

    @Override
    public String toString() {
        return id + secret;
    }
}
