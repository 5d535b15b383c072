package dev.latchkey.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the Javadoc of the public API as Markdown. */
final class Javadoc {
    private static final Path ROOT = Path.of("src/latchkey/src/main/java/dev/latchkey");
    private static final List<Path> PACKAGES = List.of(ROOT, ROOT.resolve("event"), ROOT.resolve("client"));

    /** Public classes of packages that are not public otherwise. */
    private static final List<Path> CLASSES =
            List.of(ROOT.resolve("openapi/KeyFilter.java"), ROOT.resolve("servlet/LatchkeyFilter.java"));

    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^ *\\* <pre>\\{@code\\n(.*?)^ *\\* \\}</pre>");

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");

    private Javadoc() {}

    /** Returns one document for each file of the public API. */
    static List<Document> ofPublicApi() throws IOException {
        List<Document> all = new ArrayList<>();
        for (Path file : files()) {
            all.add(new Document(file, markdown(Files.readString(file))));
        }
        return all;
    }

    /** Returns the examples in the public API, in their order. */
    static List<Snippet> examples() throws IOException {
        List<Snippet> all = new ArrayList<>();
        for (Path file : files()) {
            String source = Files.readString(file);
            EXAMPLE.matcher(source)
                    .results()
                    .map(found -> Snippet.at(
                            file, source, found.start(), "java", found.group(1).replaceAll("(?m)^ *\\* ?", "")))
                    .forEach(all::add);
        }
        return all;
    }

    private static List<Path> files() throws IOException {
        List<Path> all = new ArrayList<>(CLASSES);
        for (Path folder : PACKAGES) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(Files::isRegularFile).forEach(all::add);
            }
        }
        all.sort(null);
        return all;
    }

    static String markdown(String source) {
        return COMMENT.matcher(source)
                .results()
                .map(comment -> plain(comment.group(1)))
                .collect(Collectors.joining("\n\n"));
    }

    private static String plain(String comment) {
        return comment.replaceAll("(?m)^ *\\* ?", "")
                .replaceAll("(?s)<pre>.*?</pre>", "\n\n")
                .replaceAll("<code>.*?</code>", "`code`")
                .replaceAll("(?s)\\{@(?:code|linkplain|link)\\s[^{}]*\\}", "`code`")
                .replaceAll("\\{@return ([^{}]*)\\}", "Returns $1.")
                .replaceAll("(?m)^@see .*$", "")
                .replaceAll("(?m)^@(?:param|throws) \\S+ ", "\n\n")
                .replaceAll("(?m)^@return ", "\n\n")
                .replaceAll(" *<li>", "\n\n")
                .replaceAll("</?[a-z]+>", "\n\n");
    }
}
