/**
 * Sends what redaction leaves of REST responses, and refuses calls of which all responses would be refused. What SSE events
 * hold goes the same way.
 */
package dev.latchkey.reply;
