/** Apache Shiro with keys. */
package dev.latchkey.bench.peer.shiro;
