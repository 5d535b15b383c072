/** A filter and a request filter that do nothing, with which guards are compared. */
package dev.latchkey.bench.peer.noop;
