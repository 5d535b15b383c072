package dev.latchkey.it.cached;

/** Holds nothing that needs a scope. */
public record Plain(String id) {}
