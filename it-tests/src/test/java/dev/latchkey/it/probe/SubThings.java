package dev.latchkey.it.probe;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Answers below a locator that makes it with {@code new}. */
public class SubThings {
    @GET
    @ScopeRequired("Things:Get")
    public String get() {
        return "sub";
    }

    @POST
    public String undeclared() {
        return "sub without a declaration";
    }

    @GET
    @Path("public")
    @PublicEndpoint
    public String open() {
        return "sub public";
    }
}
