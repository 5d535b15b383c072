/** Extras for what some servers offer: each is found by the server, and missing where the server does not ask for it. */
package dev.latchkey.container;
