/** Addresses, ranges of addresses, and requests as they were before proxies forwarded them. */
package dev.latchkey.network;
