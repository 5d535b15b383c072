/** Holds what CDI observers are told of. Public API. */
package dev.latchkey.event;
