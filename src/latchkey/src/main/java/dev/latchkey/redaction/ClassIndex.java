package dev.latchkey.redaction;

import dev.latchkey.ScopeRequired;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.MethodInfo;

/**
 * Finds the classes of a web application that redaction must know before it meets them: those in which a scope or a component
 * of JSON-B is declared, by an annotation of the application's own too, and all their subtypes. Reads class files and loads only what
 * it finds. Of our own jar it reads the public API alone: see {@link OwnJar}.
 */
public final class ClassIndex {
    private static final Logger LOG = System.getLogger(ClassIndex.class.getName());
    private static final String VERSIONS = "META-INF/versions/";
    private static final List<Class<? extends Annotation>> MARKS =
            List.of(ScopeRequired.class, JsonbTypeSerializer.class, JsonbTypeAdapter.class);

    /**
     * The application's classes.
     *
     * @param declaring those in which a scope or a component of JSON-B is declared, and their subtypes
     * @param subtypes those that stand behind another class of the application
     * @param complete whether no other class of the web application may be guarded and sent
     */
    public record Found(Set<Class<?>> declaring, Set<Class<?>> subtypes, boolean complete) {
        /** A complete index. */
        public Found(Set<Class<?>> declaring, Set<Class<?>> subtypes) {
            this(declaring, subtypes, true);
        }
    }

    private final Indexer indexer = new Indexer();
    /** Classes for other versions of Java, under the same names as those that they replace. */
    private final Indexer versions = new Indexer();

    private boolean complete = true;
    private int size;

    private ClassIndex() {}

    /** The classes in {@code WEB-INF/classes} and {@code WEB-INF/lib} of a web application. */
    public static Found of(ServletContext context) {
        long start = System.nanoTime();
        ClassIndex index = new ClassIndex();
        index.addFolder(context, "/WEB-INF/classes/");
        Set<String> jars = context.getResourcePaths("/WEB-INF/lib/");
        for (String jar : jars == null ? Set.<String>of() : new TreeSet<>(jars)) {
            if (jar.endsWith(".jar")) {
                index.addJar(context, jar);
            }
        }
        Found found = index.find(context.getClassLoader());
        LOG.log(
                Level.DEBUG,
                () -> "Of " + index.size + " classes, redaction knows "
                        + found.declaring().size() + "; reading them took " + (System.nanoTime() - start) / 1_000_000
                        + " ms.");
        return found;
    }

    private void addFolder(ServletContext context, String folder) {
        Set<String> paths = context.getResourcePaths(folder);
        for (String path : paths == null ? Set.<String>of() : paths) {
            if (path.endsWith("/")) {
                addFolder(context, path);
            } else if (path.endsWith(".class")) {
                try (InputStream in = context.getResourceAsStream(path)) {
                    add(in);
                } catch (IOException | RuntimeException unreadable) {
                    complete = false;
                    LOG.log(Level.DEBUG, () -> path + " cannot be read: " + unreadable);
                }
            }
        }
    }

    private void addJar(ServletContext context, String path) {
        boolean own = OwnJar.isAt(path);
        try {
            JarClasses.read(context, path, name -> isClass(name, own), this::addEntry);
        } catch (IOException | RuntimeException unreadable) {
            complete = false;
            LOG.log(
                    Level.WARNING,
                    () -> path + " cannot be read, so redaction learns its classes only from responses: " + unreadable);
        }
    }

    private static boolean isClass(String name, boolean own) {
        return name.endsWith(".class")
                && (name.startsWith(VERSIONS) || !name.startsWith("META-INF/") && !(own && OwnJar.isInternal(name)));
    }

    private void addEntry(String name, InputStream in) throws IOException {
        if (name.startsWith(VERSIONS)) {
            versions.index(in);
        } else {
            add(in);
        }
    }

    private void add(InputStream in) throws IOException {
        indexer.index(in);
        size++;
    }

    private Found find(ClassLoader loader) {
        Index index = indexer.complete();
        Set<DotName> names = new LinkedHashSet<>();
        Deque<DotName> marks = new ArrayDeque<>();
        MARKS.forEach(type -> marks.add(DotName.createSimple(type.getName())));
        Set<DotName> seen = new LinkedHashSet<>();
        while (!marks.isEmpty()) {
            DotName mark = marks.pop();
            if (seen.add(mark)) {
                for (AnnotationInstance annotation : index.getAnnotations(mark)) {
                    ClassInfo marked = classOf(annotation.target());
                    if (marked != null && marked.isAnnotation()) {
                        marks.add(marked.name());
                    } else if (marked != null && !isService(marked)) {
                        addWithSubtypes(marked.name(), index, names);
                    } else if (marked != null && mayBeSent(marked, annotation.target())) {
                        complete = false;
                    }
                }
            }
        }
        Index other = versions.complete();
        complete &= seen.stream().allMatch(mark -> other.getAnnotations(mark).isEmpty());
        return new Found(load(names, loader), load(subtypes(index), loader), complete);
    }

    private static Set<DotName> subtypes(Index index) {
        Set<DotName> names = new LinkedHashSet<>();
        for (ClassInfo type : index.getKnownClasses()) {
            boolean below = type.interfaceNames().stream().anyMatch(known -> index.getClassByName(known) != null)
                    || type.superName() != null && index.getClassByName(type.superName()) != null;
            if (below && !isService(type)) {
                addWithSubtypes(type.name(), index, names);
            }
        }
        return names;
    }

    /** Whether it is called rather than sent. One that is sent nevertheless is judged then, as every object is. */
    private static boolean isService(ClassInfo type) {
        return type.declaredAnnotations().stream()
                .map(annotation -> annotation.name().toString())
                .anyMatch(name -> name.equals("jakarta.ws.rs.Path")
                        || name.equals("jakarta.servlet.annotation.WebServlet")
                        || name.startsWith("jakarta.ejb.")
                        || name.startsWith("jakarta.enterprise.context.") && name.endsWith("Scoped"));
    }

    /** Whether JSON of a service may hold what is marked: a bean of CDI with getters or fields may be a response as well. */
    private static boolean mayBeSent(ClassInfo service, AnnotationTarget marked) {
        if (service.declaredAnnotations().stream()
                .noneMatch(annotation -> annotation.name().toString().startsWith("jakarta.enterprise.context."))) {
            return false;
        }
        return switch (marked.kind()) {
            case CLASS ->
                service.fields().stream().anyMatch(field -> Modifier.isPublic(field.flags()))
                        || service.methods().stream().anyMatch(ClassIndex::isGetter);
            case METHOD -> isGetter(marked.asMethod());
            default -> true;
        };
    }

    private static boolean isGetter(MethodInfo method) {
        String name = method.name();
        return method.parametersCount() == 0 && (name.startsWith("get") || name.startsWith("is"));
    }

    private static void addWithSubtypes(DotName name, Index index, Set<DotName> names) {
        names.add(name);
        for (Collection<ClassInfo> subtypes : List.of(
                index.getAllKnownSubclasses(name),
                index.getAllKnownImplementors(name),
                index.getAllKnownSubinterfaces(name))) {
            subtypes.forEach(subtype -> names.add(subtype.name()));
        }
    }

    private static ClassInfo classOf(AnnotationTarget target) {
        return switch (target.kind()) {
            case CLASS -> target.asClass();
            case FIELD -> target.asField().declaringClass();
            case METHOD -> target.asMethod().declaringClass();
            case METHOD_PARAMETER -> target.asMethodParameter().method().declaringClass();
            case RECORD_COMPONENT -> target.asRecordComponent().declaringClass();
            default -> null;
        };
    }

    private static Set<Class<?>> load(Set<DotName> names, ClassLoader loader) {
        Set<Class<?>> loaded = new LinkedHashSet<>();
        for (DotName name : names) {
            try {
                loaded.add(Class.forName(name.toString(), false, loader));
            } catch (ClassNotFoundException | LinkageError absent) {
                LOG.log(Level.DEBUG, () -> name + " cannot be loaded, so no response can have it: " + absent);
            }
        }
        return loaded;
    }
}
