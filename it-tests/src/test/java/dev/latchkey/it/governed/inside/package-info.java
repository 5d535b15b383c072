/** What tests do inside a server, because nobody can from outside. */
package dev.latchkey.it.governed.inside;
