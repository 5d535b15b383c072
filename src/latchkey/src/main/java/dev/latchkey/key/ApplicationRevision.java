package dev.latchkey.key;

import dev.latchkey.Application;

/**
 * Holds what an application was at one moment.
 *
 * @param application what is known about it
 * @param version another number after each change
 */
public record ApplicationRevision(Application application, long version) {}
