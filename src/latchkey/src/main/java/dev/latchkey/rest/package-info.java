/**
 * Everything that Jakarta REST calls, in this order: the guard of a method and of the locators on the way to it, the early
 * rejection of requests whose response would be rejected anyway, the redaction of the response, and what writes it.
 */
package dev.latchkey.rest;
