package dev.latchkey.it.redacted;

/** Says what is on a photo. */
public record Label(String name, double share) {}
