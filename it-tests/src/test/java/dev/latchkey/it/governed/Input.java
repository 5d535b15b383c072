package dev.latchkey.it.governed;

import dev.latchkey.ScopeRequired;

/** One of its three properties needs a scope. */
public record Input(String id, String url, @ScopeRequired("Concepts:Get") String concepts) {}
