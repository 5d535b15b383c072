package dev.latchkey.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the messages of the sources: what is written to logs, exceptions, problems, the settings table and the pages of the console.
 *
 * <p>A message is a string of at least three words. Strings that are joined by {@code +} are one.
 */
final class Messages {
    private static final List<Path> SOURCES =
            List.of(Path.of("src/latchkey/src/main/java"), Path.of("src/latchkey/src/main/resources"));
    private static final int FEWEST_WORDS = 3;
    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^\\s*//.*$)");
    private static final String QUOTED = "\"(?:[^\"\\\\\n]|\\\\.)*\"";
    private static final Pattern STRING = Pattern.compile(QUOTED + "(?:\\s*\\+\\s*" + QUOTED + ")*|`[^`]*`");
    private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*\\}");
    /** Queries of the database, and lists of classes. */
    private static final Pattern NO_PROSE =
            Pattern.compile("(?i)^(?:select|insert|update|delete|create|alter|set|from) .*|^[a-z]+\\.[a-z]+\\..*");

    private static final Pattern WORD = Pattern.compile("[A-Za-z']+");

    private Messages() {}

    /** Returns one document for each source that has messages. */
    static List<Document> ofSources() throws IOException {
        List<Document> all = new ArrayList<>();
        for (Path root : SOURCES) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(
                                path -> path.toString().matches(".*(?:\\.java|\\.js|/messages\\.en\\.json)"))
                        .sorted()
                        .toList()) {
                    List<String> messages = in(Files.readString(file));
                    if (!messages.isEmpty()) {
                        all.add(new Document(file, String.join("\n\n", messages)));
                    }
                }
            }
        }
        return all;
    }

    /** Returns the messages in a source, without texts in its comments. */
    static List<String> in(String source) {
        Matcher string = STRING.matcher(COMMENT.matcher(source).replaceAll(""));
        return string.results()
                .map(match -> match.group().substring(1, match.group().length() - 1))
                .map(text -> JOINT.matcher(text).replaceAll(""))
                .map(text -> PLACEHOLDER.matcher(text).replaceAll("CODE"))
                .map(String::strip)
                .filter(text ->
                        text.contains(" ") && WORD.matcher(text).results().count() >= FEWEST_WORDS)
                .collect(Collectors.toList());
    }
}
