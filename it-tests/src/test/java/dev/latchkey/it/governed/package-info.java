/** A web application whose keys are managed by REST: one resource, of whose answers a part needs a scope of its own. */
package dev.latchkey.it.governed;
