package dev.latchkey.redaction;

import java.util.Collection;
import java.util.Set;

/** The index of a web application that has these classes alone. */
final class IndexOf {
    private IndexOf() {}

    static ClassIndex.Found classes(Collection<Class<?>> classes) {
        return new ClassIndex.Found(Set.copyOf(classes), Set.copyOf(classes));
    }
}
