/** Keeps applications and API keys: what is stored of them, where, and how they are made and deleted. Alone knows JPA. */
package dev.latchkey.key;
