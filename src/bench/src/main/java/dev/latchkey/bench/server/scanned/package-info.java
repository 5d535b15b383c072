/** Registers the resources of the measured application by scanning. */
package dev.latchkey.bench.server.scanned;
