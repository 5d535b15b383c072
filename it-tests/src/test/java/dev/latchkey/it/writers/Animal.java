package dev.latchkey.it.writers;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.latchkey.ScopeRequired;

/** Is told apart by a name. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes(@JsonSubTypes.Type(value = Animal.Rare.class, name = "rare"))
public class Animal {
    public String id = "n";

    /** Is guarded as a whole. */
    @ScopeRequired("Parts:Get")
    public static class Rare extends Animal {
        public String place = "canary-place";
    }
}
