/** Start-up: puts the parts together, checks what the host declares, and says hello. Alone knows every other package. */
package dev.latchkey.boot;
