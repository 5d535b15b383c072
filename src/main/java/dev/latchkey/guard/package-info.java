/** The check in front of a method: may this caller run it? One for REST methods, one for every other bean. */
package dev.latchkey.guard;
