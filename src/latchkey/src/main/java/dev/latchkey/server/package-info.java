/**
 * Knows what single servers and their parts do differently: one class for each quirk, named for the server. Other packages ask
 * the public classes, whose names are those of the questions; they do not name a server. Depends on none of our packages.
 */
package dev.latchkey.server;
