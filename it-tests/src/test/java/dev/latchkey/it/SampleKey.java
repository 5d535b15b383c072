package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A key for the sample, as the command of the jar shows it.
 *
 * @param text what clients send
 * @param entry what the setting {@code latchkey.keys} accepts it by
 */
record SampleKey(String text, String entry) {
    private static final String JAR = System.getProperty("it.latchkey.jar");

    static SampleKey create(String scopes) throws IOException, InterruptedException {
        return create("shop", scopes);
    }

    static SampleKey create(String application, String scopes) throws IOException, InterruptedException {
        Process command = new ProcessBuilder(
                        Server.java(), "-jar", JAR, "new-key", "--app", application, "--scopes", scopes)
                .redirectErrorStream(true)
                .start();
        String shown = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor()).isZero();
        return new SampleKey(line(shown, "key "), "id=" + line(shown, "id="));
    }

    /** What follows a beginning. */
    private static String line(String shown, String beginning) {
        return shown.lines()
                .map(String::trim)
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()).trim())
                .findFirst()
                .orElseThrow();
    }

    /** A descriptor, with these keys accepted. */
    static String accepted(String webXml, SampleKey... keys) {
        String filledIn = webXml.replace(
                "</web-app>",
                Jar.parameter(
                                "latchkey.keys",
                                Arrays.stream(keys).map(SampleKey::entry).collect(Collectors.joining(";\n")))
                        + "</web-app>");
        assertThat(filledIn).isNotEqualTo(webXml);
        return filledIn;
    }

    /** A sample that Maven built, under another name, with these keys accepted. */
    static WebArchive acceptedBy(Path built, String name, SampleKey... keys) throws IOException {
        WebArchive war = ShrinkWrap.create(ZipImporter.class, name + ".war")
                .importFrom(built.toFile())
                .as(WebArchive.class);
        String webXml = new String(
                war.delete("WEB-INF/web.xml").getAsset().openStream().readAllBytes(), StandardCharsets.UTF_8);
        return war.setWebXML(new StringAsset(accepted(webXml, keys)));
    }
}
