/** An application that has everything a jar could break: deployed with and without the jar, it must answer the same. */
package dev.latchkey.it.host;
