/** An application that has everything a guard may stand on: what the integration tests deploy to find ways around it. */
package dev.latchkey.it.probe;
