/** Responses that are written for as long as a test likes: events, late responses, streams of bytes, WebSockets. */
package dev.latchkey.it.streamed;
