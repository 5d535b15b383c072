package dev.latchkey.bench.server.scanned;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Puts the resources at {@code /api}. */
@ApplicationPath("api")
public class HelloApplication extends Application {}
