package dev.latchkey.it.managed;

import dev.latchkey.Scope;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Describes scopes of which some need others. */
@ApplicationPath("api")
@Scope(name = "Inputs:Get", description = "See inputs", basic = true)
@Scope(name = "Inputs:Add", description = "Add inputs", requires = "Inputs:Get")
@Scope(
        name = "Inputs:Delete",
        description = "Delete inputs",
        requires = {"Inputs:Add", "Inputs:Get"})
@Scope(name = "Concepts:Get", description = "See what is on inputs")
public class ManagedApplication extends Application {}
