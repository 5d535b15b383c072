/** Spring Security with keys. */
package dev.latchkey.bench.peer.spring;
