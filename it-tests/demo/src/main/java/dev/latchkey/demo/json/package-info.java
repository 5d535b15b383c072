/** The shapes that travel: what JSON-B reads from requests and writes into answers. Absent members are null. */
package dev.latchkey.demo.json;
