/** Jackson as a provider that is found by scanning. */
package dev.latchkey.it.writers.scanned;
