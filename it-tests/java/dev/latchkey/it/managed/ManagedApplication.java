package dev.latchkey.it.managed;

import dev.latchkey.Scope;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Describes scopes that need each other. */
@ApplicationPath("api")
@Scope(name = "Orders:Get", description = "See orders")
@Scope(name = "Orders:Add", description = "Place orders", requires = "Orders:Get")
@Scope(
        name = "Orders:Delete",
        description = "Cancel orders",
        requires = {"Orders:Add"})
@Scope(name = "Prices:Get", description = "See prices")
public class ManagedApplication extends Application {}
