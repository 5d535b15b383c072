/** Takes forms in every way that Jakarta REST has. */
package dev.latchkey.it.written.forms;
