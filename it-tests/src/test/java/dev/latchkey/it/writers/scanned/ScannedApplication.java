package dev.latchkey.it.writers.scanned;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Lists nothing. */
@ApplicationPath("scanned")
public class ScannedApplication extends Application {}
