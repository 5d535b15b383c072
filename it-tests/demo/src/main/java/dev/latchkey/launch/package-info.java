/** Runs the demo beside Maven: starts a server of its own, says how to try it, and leaves nothing behind. */
package dev.latchkey.launch;
