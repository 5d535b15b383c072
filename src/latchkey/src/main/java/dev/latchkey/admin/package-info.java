/**
 * Key management over HTTP: a REST API and the console, both under {@code latchkey.admin.path}. They are plain servlets,
 * independent of the application's REST configuration and JSON-B, and also work without Jakarta REST.
 */
package dev.latchkey.admin;
