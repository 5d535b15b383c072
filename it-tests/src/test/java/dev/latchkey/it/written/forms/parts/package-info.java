/** Takes forms by what Jakarta REST 3.1 has. */
package dev.latchkey.it.written.forms.parts;
