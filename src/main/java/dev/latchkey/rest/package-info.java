/** Guards the methods of Jakarta REST: which scopes a request needs, on the way to a resource and at its method. */
package dev.latchkey.rest;
