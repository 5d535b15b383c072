/** A web application whose public servlet dispatches to everything else, in each way that the Servlet API has. */
package dev.latchkey.it.dispatched;
