/** A web application that calls other services, with a key of its own and with those of its callers. */
package dev.latchkey.it.calling;
