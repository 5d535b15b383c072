package jakarta.example;

import dev.latchkey.ScopeRequired;

/** A class of an application, in a package that is called as Jakarta EE's are. */
public class Tutorial {
    @ScopeRequired("X")
    public String a = "SECRET";

    public String b = "open";
}
