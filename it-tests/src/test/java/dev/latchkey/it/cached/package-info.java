/** A web application of which every kind of response is looked at for what it says to caches. */
package dev.latchkey.it.cached;
