/** A web application with a handler of authentication mechanisms of its own, on Jakarta Security 4. */
package dev.latchkey.it.handled;
