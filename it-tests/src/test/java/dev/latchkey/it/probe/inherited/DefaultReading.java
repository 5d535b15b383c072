package dev.latchkey.it.probe.inherited;

import dev.latchkey.it.probe.Reading;
import jakarta.enterprise.context.ApplicationScoped;

/** Inherits a guarded method, which keeps it from being deployed on TomEE. */
@ApplicationScoped
public class DefaultReading implements Reading {}
