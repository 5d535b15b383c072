/** What only Jersey has: objects that are sent in pieces. */
package dev.latchkey.it.streamed.jersey;
