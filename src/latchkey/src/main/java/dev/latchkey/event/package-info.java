/** Contains the events for CDI observers. Public API. */
package dev.latchkey.event;
