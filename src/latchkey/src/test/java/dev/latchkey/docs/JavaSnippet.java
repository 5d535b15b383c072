package dev.latchkey.docs;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Completes a Java snippet to a compilation unit and returns the errors that the compiler finds in it.
 *
 * <p>The rules of completion:
 *
 * <ul>
 *   <li>A snippet with a {@code package} or an {@code import} is complete: readers copy it as it is.
 *   <li>Other snippets get {@link #IMPORTS} and the names of {@link SnippetContext}.
 *   <li>A snippet is a type, members of a class, statements after injected fields, or an expression: the first that
 *       it can be parsed as.
 *   <li>{@code …} stands for a body, for statements, or for members. A class with omitted members may be abstract.
 * </ul>
 */
final class JavaSnippet {
    private static final List<String> IMPORTS = List.of(
            "dev.latchkey.*",
            "dev.latchkey.Redaction.*",
            "dev.latchkey.client.*",
            "dev.latchkey.event.*",
            "dev.latchkey.openapi.KeyFilter",
            "jakarta.enterprise.context.ApplicationScoped",
            "jakarta.enterprise.event.Observes",
            "jakarta.inject.Inject",
            "jakarta.json.JsonObject",
            "jakarta.json.JsonPatch",
            "jakarta.servlet.ServletContextEvent",
            "jakarta.servlet.http.HttpServletRequest",
            "jakarta.ws.rs.Consumes",
            "jakarta.ws.rs.FormParam",
            "jakarta.ws.rs.GET",
            "jakarta.ws.rs.PATCH",
            "jakarta.ws.rs.POST",
            "jakarta.ws.rs.PUT",
            "jakarta.ws.rs.Path",
            "jakarta.ws.rs.PathParam",
            "jakarta.ws.rs.QueryParam",
            "jakarta.ws.rs.client.Client",
            "jakarta.ws.rs.client.ClientBuilder",
            "java.math.BigDecimal",
            "java.util.List",
            "java.util.Set",
            "org.eclipse.microprofile.openapi.OASFilter",
            "org.eclipse.microprofile.openapi.models.OpenAPI",
            "org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders",
            "org.eclipse.microprofile.rest.client.inject.RegisterRestClient",
            "dev.latchkey.docs.SnippetContext.*",
            "static dev.latchkey.docs.SnippetContext.*");

    private static final Pattern COMPLETE = Pattern.compile("(?m)^(?:package|import) ");
    private static final Pattern OMITTED_LINE = Pattern.compile("(?m)^\\s*…$");
    private static final Pattern CONCRETE_CLASS = Pattern.compile("(?m)^public class ");
    private static final Pattern INJECTED = Pattern.compile("(?m)^@Inject .*;$");
    private static final Pattern PUBLIC_TYPE = Pattern.compile("(?m)^public (?:abstract )?(?:class|interface) (\\w+)");
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Opens the jars of the class path once for all snippets. */
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    private JavaSnippet() {}

    /** Returns the errors of a snippet, with their lines in the completed source. */
    static List<String> errors(String snippet) throws IOException {
        if (COMPLETE.matcher(snippet).find()) {
            return analyze(snippet);
        }
        String filled = fill(snippet);
        for (String form :
                List.of(filled, "class Snippet {\n" + filled + "\n}", statements(filled), expression(filled))) {
            String unit = header() + form;
            if (parse(unit).isEmpty()) {
                return analyze(unit);
            }
        }
        return parse(header() + filled);
    }

    private static String fill(String snippet) {
        String open = OMITTED_LINE.matcher(snippet).find()
                ? CONCRETE_CLASS.matcher(snippet).replaceAll("public abstract class ")
                : snippet;
        return OMITTED_LINE
                .matcher(open)
                .replaceAll("")
                .replace(") { … }", ") { throw new UnsupportedOperationException(); }")
                .replace("{ … }", "{ }");
    }

    private static String statements(String snippet) {
        String fields = INJECTED.matcher(snippet)
                .results()
                .map(field -> field.group() + "\n")
                .collect(Collectors.joining());
        return "class Snippet {\n" + fields + "void run() throws Exception {\n"
                + INJECTED.matcher(snippet).replaceAll("") + "\n}\n}";
    }

    private static String expression(String snippet) {
        return "class Snippet {\nObject value =\n" + snippet + ";\n}";
    }

    private static String header() {
        return IMPORTS.stream()
                .map(name -> "import " + name + ";\n")
                .collect(Collectors.joining("", "package dev.latchkey.docs;\n", ""));
    }

    private static List<String> parse(String source) throws IOException {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        task(source, found).parse();
        return messages(found);
    }

    private static List<String> analyze(String source) throws IOException {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        task(source, found).analyze();
        return messages(found);
    }

    private static JavacTask task(String source, DiagnosticCollector<JavaFileObject> found) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return (JavacTask) COMPILER.getTask(
                null, FILES, found, List.of("-proc:none", "-cp", classPath), null, List.of(new Source(source)));
    }

    private static List<String> messages(DiagnosticCollector<JavaFileObject> found) {
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///" + name(text) + ".java"), Kind.SOURCE);
            this.text = text;
        }

        private static String name(String text) {
            Matcher type = PUBLIC_TYPE.matcher(text);
            return type.find() ? type.group(1) : "Snippet";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
