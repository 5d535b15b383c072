/** What is in the place of {@code LocatedApplication} on Jersey. */
package dev.latchkey.it.located.jersey;
