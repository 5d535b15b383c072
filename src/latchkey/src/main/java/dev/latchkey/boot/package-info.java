/** Start-up: puts the parts together, checks what the application declares, and says hello. Alone knows every other package. */
package dev.latchkey.boot;
