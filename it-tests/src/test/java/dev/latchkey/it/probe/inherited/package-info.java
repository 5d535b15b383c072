/** A bean that not every server deploys. */
package dev.latchkey.it.probe.inherited;
