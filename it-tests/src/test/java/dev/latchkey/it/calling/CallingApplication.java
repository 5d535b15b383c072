package dev.latchkey.it.calling;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Puts it under {@code /api}. */
@ApplicationPath("/api")
public class CallingApplication extends Application {}
