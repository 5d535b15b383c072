/** A web application with an OpenAPI filter of its own, and with every kind of declaration that the document tells of. */
package dev.latchkey.it.described;
