package dev.latchkey.config;

import java.util.List;
import java.util.Optional;

/**
 * Holds how the application of a request is determined. Immutable.
 *
 * @param only see {@link Setting#APPLICATION}
 * @param paths see {@link Setting#APPLICATION_PATH}
 */
public record ApplicationSettings(Optional<String> only, List<ApplicationPath> paths) {}
