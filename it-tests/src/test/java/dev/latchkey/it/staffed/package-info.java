/** A web application whose users the container knows, and lets manage keys. */
package dev.latchkey.it.staffed;
