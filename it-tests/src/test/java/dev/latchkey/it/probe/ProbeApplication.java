package dev.latchkey.it.probe;

import dev.latchkey.Scope;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Serves what scanning finds. */
@ApplicationPath("/api")
@Scope(name = "Things:Get", description = "Read things")
@Scope(name = "Things:Add", description = "Create things", requires = "Things:Get")
public class ProbeApplication extends Application {}
