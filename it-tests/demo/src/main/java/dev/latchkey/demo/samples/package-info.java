/** Paints the pictures that the catalogue starts with, so that the demo brings no image files and fetches none. */
package dev.latchkey.demo.samples;
