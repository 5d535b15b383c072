package dev.latchkey.demo.catalogue;

/**
 * Asks for a label or for a concept, which need not exist yet.
 *
 * @param id the concept's id
 * @param name what to call the concept if it is new
 * @param present whether it is seen; of no account where a concept is added or a label removed
 */
public record Tag(String id, String name, boolean present) {}
