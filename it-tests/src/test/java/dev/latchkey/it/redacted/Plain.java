package dev.latchkey.it.redacted;

/** Has nothing guarded in it. */
public record Plain(String id) {}
