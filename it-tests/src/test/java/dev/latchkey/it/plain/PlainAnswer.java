package dev.latchkey.it.plain;

import dev.latchkey.ScopeRequired;

/** Is guarded in a part that a caller of the resource may see. */
public record PlainAnswer(String name, @ScopeRequired("Things:Get") String key) {}
