/** The keys that other libraries are asked for, in one process and on whole servers. */
package dev.latchkey.bench.peer;
