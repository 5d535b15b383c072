package dev.latchkey.rest;

import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.TypeVariables;
import dev.latchkey.writing.WriteGuard;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Stream;

/**
 * Knows the readers of the application for one class each, which REST runtimes prefer to {@link PartReader} when they read a part of a
 * body. Thread-safe.
 */
final class ApplicationReaders {
    private final WriteGuard guard;
    private final Set<Type> pastUs = new CopyOnWriteArraySet<>();

    ApplicationReaders(WriteGuard guard) {
        this.guard = guard;
    }

    /** Looks for them among the components of a REST application. */
    void lookFor(Configuration configuration) {
        Stream.<Class<?>>concat(
                        configuration.getClasses().stream(),
                        configuration.getInstances().stream().map(Object::getClass))
                .filter(MessageBodyReader.class::isAssignableFrom)
                .filter(type -> type.getClassLoader() == ApplicationReaders.class.getClassLoader())
                .map(type -> TypeVariables.argumentsOf(type)
                        .get(MessageBodyReader.class.getTypeParameters()[0]))
                .filter(read -> read != null && !guard.mayWriteAll(read, GrantedScopes.ANONYMOUS))
                .forEach(pastUs::add);
    }

    /** Returns whether one of them may bind what the caller may not write. */
    boolean readPastUs(GrantedScopes caller) {
        return pastUs.stream().anyMatch(type -> !guard.mayWriteAll(type, caller));
    }
}
