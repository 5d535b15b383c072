/** Ways of having JSON written by Jackson. */
package dev.latchkey.it.writers.jackson;
