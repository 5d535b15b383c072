/** A small web application whose keys are managed over HTTP. */
package dev.latchkey.it.managed;
