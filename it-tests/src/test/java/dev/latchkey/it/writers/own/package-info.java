/** Writers and interceptors that the application wrote itself. */
package dev.latchkey.it.writers.own;
