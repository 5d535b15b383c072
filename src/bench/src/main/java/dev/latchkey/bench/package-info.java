/** Measures what the jar costs, as ratios to the same work without it in the same run. */
package dev.latchkey.bench;
