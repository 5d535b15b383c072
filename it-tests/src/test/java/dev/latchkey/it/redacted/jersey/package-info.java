/** What only Jersey has. */
package dev.latchkey.it.redacted.jersey;
