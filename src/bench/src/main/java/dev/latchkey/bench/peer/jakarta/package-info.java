/** Jakarta Security with keys, as an application would set it up. */
package dev.latchkey.bench.peer.jakarta;
