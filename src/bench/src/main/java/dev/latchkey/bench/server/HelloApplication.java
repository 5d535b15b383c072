package dev.latchkey.bench.server;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Puts the resource at {@code /api}. */
@ApplicationPath("api")
public class HelloApplication extends Application {}
