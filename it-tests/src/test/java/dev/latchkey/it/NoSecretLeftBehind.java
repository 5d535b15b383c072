package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.KeyText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reads all that the suite left behind (server logs, reports, every answer) and finds no key in it.
 *
 * <p>It looks for texts that pass for keys rather than for the keys that tests made: so it finds those that nobody thought of.
 */
@EveryServer
class NoSecretLeftBehind {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_]{2,20}_[0-9A-Za-z]{12}_[0-9A-Za-z]{33}");
    private static final Path TARGET = Path.of(System.getProperty("it.target"));
    private static final Path SERVER_LOGS = TARGET.resolve("server-logs");
    private static final List<Path> PLACES = List.of(
            Path.of("src/latchkey/target/surefire-reports"),
            TARGET.resolve("it-answers.log"),
            TARGET.resolve("failsafe-reports"),
            SERVER_LOGS);

    @Test
    void noLogNoReportAndNoAnswerHoldsAKey() throws IOException {
        List<Path> read = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (Path path : PLACES) {
            if (Files.exists(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        read.add(file);
                        found.addAll(keysIn(file));
                    }
                }
            }
        }

        assertThat(read).as("what was read").anyMatch(file -> file.endsWith("it-answers.log"));
        assertThat(read)
                .as("the server's log")
                .anyMatch(file -> file.toString().endsWith("-output.txt") || file.startsWith(SERVER_LOGS));
        assertThat(found).isEmpty();
    }

    @Test
    void aKeyWouldBeFound() throws IOException {
        Path file = Files.createTempFile("a-log", ".txt");
        try {
            Files.writeString(
                    file, "refused Key " + KeyText.generate("lk").text().reveal() + " for a reason");
            assertThat(keysIn(file)).hasSize(1);
        } finally {
            Files.delete(file);
        }
    }

    /** The files with keys, each with the key's id alone. */
    private static List<String> keysIn(Path file) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher matcher = KEY.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            String text = matcher.group();
            String prefix = text.substring(0, text.length() - 47);
            KeyText.parse(text, List.of(prefix)).ifPresent(key -> found.add(file + " holds " + key));
        }
        return found;
    }
}
