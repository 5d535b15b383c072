/** A small web application whose keys are managed over REST. */
package dev.latchkey.it.managed;
