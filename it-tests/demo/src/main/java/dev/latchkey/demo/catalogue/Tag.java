package dev.latchkey.demo.catalogue;

import java.util.Optional;

/**
 * Asks for a label or for a concept, which need not exist yet.
 *
 * @param id the concept's id
 * @param name what to call the concept if it is new
 * @param present whether it is seen; of no account where a concept is added or a label removed
 * @param definition the meaning of the concept; empty to leave that as it is
 */
public record Tag(String id, String name, boolean present, Optional<String> definition) {}
