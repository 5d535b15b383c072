package dev.latchkey.it.redacted;

import dev.latchkey.ScopeRequired;

/** Is guarded in two of three parts. */
public class Invoice {
    @ScopeRequired("Money:Get")
    public String amount = "canary-amount";

    @ScopeRequired("Money:Get")
    public String account = "canary-account";

    public String id = "i1";
}
