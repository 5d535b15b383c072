package dev.latchkey.it.located;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Has every resource that was generated. */
@ApplicationPath("api")
public class LocatedApplication extends Application {}
