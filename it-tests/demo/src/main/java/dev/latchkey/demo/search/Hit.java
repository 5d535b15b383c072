package dev.latchkey.demo.search;

import dev.latchkey.demo.catalogue.Input;

/**
 * Has been found.
 *
 * @param score how well it fits, 0 to 1
 */
public record Hit(Input input, double score) {}
