package dev.latchkey.redaction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Classes that were compiled while the test runs. */
public final class Compiled {
    private static final String IMPORTS = "import dev.latchkey.ScopeRequired; import jakarta.json.bind.annotation.*; ";

    private final Map<String, byte[]> classes = new HashMap<>();

    /**
     * Compiles classes.
     *
     * @param imports what each source begins with: its package and imports
     * @param sources the rest of each, by the name of its class
     */
    public Compiled(String imports, Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String folder =
                imports.substring("package ".length(), imports.indexOf(';')).replace('.', '/') + "/";
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((name, source) -> files.add(
                new SimpleJavaFileObject(
                        URI.create("string:///" + folder + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignored) {
                        return imports + IMPORTS + source;
                    }
                }));
        StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null);
        JavaFileManager memory = new ForwardingJavaFileManager<JavaFileManager>(standard) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + ".class"), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return new ByteArrayOutputStream() {
                            @Override
                            public void close() {
                                classes.put(name, toByteArray());
                            }
                        };
                    }
                };
            }
        };
        StringWriter problems = new StringWriter();
        if (!compiler.getTask(problems, memory, null, List.of("-proc:none", "-nowarn", "-Xlint:none"), null, files)
                .call()) {
            throw new IllegalStateException(problems.toString());
        }
    }

    /** The classes without one of them, as if a library were absent that the others were compiled with. */
    public Compiled without(String name) {
        classes.remove(name);
        return this;
    }

    /** A loader that defines the classes anew. */
    public ClassLoader loader() {
        return new ClassLoader(Compiled.class.getClassLoader()) {
            @Override
            public InputStream getResourceAsStream(String name) {
                byte[] bytes = classes.get(name.replaceFirst("\\.class$", "").replace('/', '.'));
                return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
            }

            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = classes.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
    }
}
