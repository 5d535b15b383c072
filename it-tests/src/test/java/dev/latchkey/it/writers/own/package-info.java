/** Writers and interceptors that the host wrote itself. */
package dev.latchkey.it.writers.own;
