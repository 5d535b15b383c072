/**
 * Lets people and programs manage keys over HTTP: REST and the console's pages, both under {@code latchkey.admin.path}. Plain
 * servlets, so that neither the host's REST configuration nor its JSON-B has a say, and hosts without REST have them too.
 */
package dev.latchkey.admin;
