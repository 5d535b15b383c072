package dev.latchkey.it.managed;

import dev.latchkey.ScopeRequired;
import java.util.List;

/** One of its members is not for every key. */
public record Input(String id, String url, String title, @ScopeRequired("Concepts:Get") List<String> concepts) {}
