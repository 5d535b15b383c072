/** Contains the events for CDI observers. Public API. */
@NullMarked
package dev.latchkey.event;

import org.jspecify.annotations.NullMarked;
