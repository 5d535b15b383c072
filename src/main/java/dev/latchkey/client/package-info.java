/**
 * Sends API keys from Java programs: a filter for REST clients and header factories for MicroProfile Rest Client, with a key
 * of the program's own or with that of the present caller. Public API.
 *
 * <p>Whichever it is, a key goes to the origins that were named for it and to no other, is never followed by a redirect, and
 * is in no log, exception or {@code toString}.
 */
package dev.latchkey.client;
