package dev.latchkey.key;

/** Tells observers that keys were made or deleted, so that nothing they remember of keys may be trusted any longer. */
public record KeysChanged() {}
