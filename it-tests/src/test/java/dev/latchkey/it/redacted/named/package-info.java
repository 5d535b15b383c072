/** The REST application that is tested, where it is the only one and has to name the guard. */
package dev.latchkey.it.redacted.named;
