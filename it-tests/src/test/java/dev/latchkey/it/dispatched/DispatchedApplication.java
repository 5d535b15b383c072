package dev.latchkey.it.dispatched;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Is what REST paths of this web application belong to. */
@ApplicationPath("api")
public class DispatchedApplication extends Application {}
