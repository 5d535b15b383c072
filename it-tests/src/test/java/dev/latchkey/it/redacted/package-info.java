/** An application whose responses leave in every way there is, and hold parts that some callers may not see. */
package dev.latchkey.it.redacted;
