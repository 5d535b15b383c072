/**
 * An image catalogue that lets its clients in by Latchkey's keys: what the jar does in an application, and what the
 * integration tests call.
 *
 * <p>Shaped like the second version of the API that first had such keys: inputs, concepts and models, each answer in an
 * envelope with a status.
 */
package dev.latchkey.demo;
