/** Responses in several parts, which Jakarta REST has since 3.1. */
package dev.latchkey.it.cached.parts;
