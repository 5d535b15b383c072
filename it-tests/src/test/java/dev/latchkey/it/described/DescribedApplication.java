package dev.latchkey.it.described;

import dev.latchkey.Scope;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Puts it under {@code /api}. */
@ApplicationPath("/api")
@Scope(name = "Prices:Get", description = "Read prices")
public class DescribedApplication extends Application {}
