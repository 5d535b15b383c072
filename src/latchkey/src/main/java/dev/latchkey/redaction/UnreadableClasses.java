package dev.latchkey.redaction;

import dev.latchkey.ScopeRequired;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.jandex.Indexer;

/**
 * Looks into class files for scopes that reflection cannot read, because signatures in the class name something that is not there:
 * an optional dependency of a library, mostly.
 */
public final class UnreadableClasses {
    private static final Logger LOG = System.getLogger(UnreadableClasses.class.getName());

    private UnreadableClasses() {}

    /** Whether a scope may be declared on a member of the class. It is if the class file cannot be read either. */
    public static boolean mayDeclare(Class<?> type) {
        boolean declares = declares(type);
        LOG.log(
                declares ? Level.WARNING : Level.DEBUG,
                () -> type.getName() + " refers to a class that is missing"
                        + (declares
                                ? ", so its objects are left out and not accepted for callers that lack a scope"
                                : ""));
        return declares;
    }

    private static boolean declares(Class<?> type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            return in == null || annotationsIn(in).anyMatch(annotation -> isScope(annotation, type.getClassLoader()));
        } catch (IOException | RuntimeException unreadable) {
            return true;
        }
    }

    private static Stream<String> annotationsIn(InputStream classFile) throws IOException {
        Indexer indexer = new Indexer();
        indexer.index(classFile);
        return indexer.complete().getKnownClasses().stream()
                .flatMap(known -> known.annotations().stream())
                .map(annotation -> annotation.name().toString());
    }

    /** Whether the annotation is ours, or one that stands for it. One that is not there is none to reflection either. */
    private static boolean isScope(String annotation, ClassLoader loader) {
        if (annotation.equals(ScopeRequired.class.getName())) {
            return true;
        }
        try {
            Class<?> type = Class.forName(annotation, false, loader);
            return type.isAnnotation() && Members.has(type, Set.<Class<? extends Annotation>>of(ScopeRequired.class));
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }
}
