package dev.latchkey.it.governed;

import dev.latchkey.Scope;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Describes scopes that need each other in a chain, and one that stands alone. */
@ApplicationPath("api")
@Scope(name = "Inputs:Get", description = "See inputs", basic = true)
@Scope(name = "Inputs:Add", description = "Add inputs", requires = "Inputs:Get")
@Scope(name = "Inputs:Delete", description = "Delete inputs", requires = "Inputs:Add")
@Scope(name = "Concepts:Get", description = "See what is in inputs")
public class GovernedApplication extends Application {}
