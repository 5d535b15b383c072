/** A web application that asks the container, in every way there is, who calls. */
package dev.latchkey.it.contained;
