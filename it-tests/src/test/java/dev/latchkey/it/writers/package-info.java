/** An application whose data is read by all kinds of writers, and holds parts that some callers may not see. */
package dev.latchkey.it.writers;
