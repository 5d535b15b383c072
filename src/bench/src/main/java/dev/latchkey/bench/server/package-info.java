/** The application that is measured on whole servers, with Latchkey, with other libraries, and without any of them. */
package dev.latchkey.bench.server;
