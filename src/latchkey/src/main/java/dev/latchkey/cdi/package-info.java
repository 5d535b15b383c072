/** Guards beans that no other guard sees: an interceptor, and what binds it to the methods that declare scopes. */
package dev.latchkey.cdi;
