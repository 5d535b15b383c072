package dev.latchkey.it.probe;

import dev.latchkey.ScopeRequired;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The application's own stereotype for readers of things. */
@ScopeRequired("Things:Get")
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsThings {}
