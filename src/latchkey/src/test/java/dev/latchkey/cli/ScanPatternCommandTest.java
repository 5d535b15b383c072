package dev.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.KeyText;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScanPatternCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return Main.run(Map.of(), new PrintStream(out), new PrintStream(err), arguments);
    }

    @Test
    void expression_findsKeysInATextAndNothingElse() {
        for (String prefix : List.of("lk", "shop_live")) {
            out.reset();
            assertThat(run("scan-pattern", "--prefix", prefix)).isZero();
            Pattern pattern =
                    Pattern.compile(out.toString(StandardCharsets.UTF_8).strip());
            String key = KeyText.generate(prefix).text().reveal();
            assertThat(pattern.matcher("key=\"" + key + "\",").results().map(found -> found.group()))
                    .containsExactly(key);
            assertThat(pattern.matcher(key.substring(1)).find()).isFalse();
            assertThat(pattern.matcher(key.substring(0, key.length() - 1)).find())
                    .isFalse();
            assertThat(pattern.matcher(key + "x").find()).isFalse();
        }
    }

    @Test
    void wrongArguments_areExplained() {
        assertThat(run("scan-pattern", "--prefix")).isEqualTo(2);
        assertThat(run("scan-pattern", "--prefix", "no!")).isEqualTo(2);
        assertThat(run("scan-pattern", "more")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage: java -jar latchkey.jar scan-pattern");
        assertThat(run("scan-pattern", "--help")).isZero();
    }
}
