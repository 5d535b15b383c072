package dev.latchkey.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build is readable, and compares the public API once there is a release. */
class PomTest {
    private static final int LONGEST = 350;
    private static final Pattern VERSIONED_PLUGIN = Pattern.compile(
            "<plugin>\\s*(?:<groupId>[^<]*</groupId>\\s*)?<artifactId>([^<]*)</artifactId>\\s*<version>");
    private static final Pattern RELEASED = Pattern.compile("(?m)^## \\d+\\.\\d+\\.\\d+ .*\\d{4}-\\d{2}-\\d{2}");

    @Test
    void noPomIsLong() throws IOException {
        for (Path pom : poms()) {
            assertThat(Files.readAllLines(pom)).as(pom.toString()).hasSizeLessThanOrEqualTo(LONGEST);
        }
    }

    /** Projects without a parent are copied, so that they need versions of their own. */
    @Test
    void versionsOfPlugins_areWrittenOnce() throws IOException {
        List<String> plugins = new ArrayList<>();
        for (Path pom : poms()) {
            String text = Files.readString(pom);
            if (text.contains("<parent>") || pom.equals(Path.of("pom.xml"))) {
                Matcher versioned = VERSIONED_PLUGIN.matcher(text);
                while (versioned.find()) {
                    plugins.add(versioned.group(1));
                }
            }
        }
        assertThat(plugins).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }

    @Test
    void publicApi_isComparedFromTheFirstReleaseOn() throws IOException {
        boolean released =
                RELEASED.matcher(Files.readString(Path.of("CHANGELOG.md"))).find();
        assertThat(Files.readString(Path.of("src/pom.xml"))).contains("<japicmp.skip>" + !released + "</japicmp.skip>");
    }

    private static List<Path> poms() throws IOException {
        List<Path> all = new ArrayList<>(List.of(Path.of("pom.xml")));
        for (String folder : List.of("src", "it-tests")) {
            try (Stream<Path> files = Files.find(
                    Path.of(folder),
                    5,
                    (file, attributes) ->
                            file.endsWith("pom.xml") && !file.toString().contains("target"))) {
                files.forEach(all::add);
            }
        }
        return all;
    }
}
