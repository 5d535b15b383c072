/** Sees colours in images, with no more than the Java platform. */
package dev.latchkey.demo.vision;
