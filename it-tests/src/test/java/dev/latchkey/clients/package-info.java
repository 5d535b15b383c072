/** Clients of the demo in other languages and from other authors, each as a process of its own: {@code mvn -Pclients verify}. */
package dev.latchkey.clients;
