/** The application that {@code src/bench/whole-server} measures with and without Latchkey. */
package dev.latchkey.bench.server;
