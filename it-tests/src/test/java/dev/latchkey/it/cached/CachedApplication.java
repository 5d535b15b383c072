package dev.latchkey.it.cached;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Takes what the server finds. */
@ApplicationPath("api")
public class CachedApplication extends Application {}
