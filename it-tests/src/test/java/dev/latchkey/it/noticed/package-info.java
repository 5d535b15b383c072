/** A web application that writes down which notices of the end of keys it was given. */
package dev.latchkey.it.noticed;
