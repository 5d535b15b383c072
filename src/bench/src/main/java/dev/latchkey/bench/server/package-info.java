/** The application that is measured on a whole server, with and without Latchkey. */
package dev.latchkey.bench.server;
