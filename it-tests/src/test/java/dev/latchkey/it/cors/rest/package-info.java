/** The CORS filter of the documentation for REST alone. */
package dev.latchkey.it.cors.rest;
