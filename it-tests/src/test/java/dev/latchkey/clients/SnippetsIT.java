package dev.latchkey.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.it.DemoHost;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The snippets of the page about clients do what the page says, each in its language. */
@ExtendWith(ArquillianExtension.class)
class SnippetsIT {
    private static final String KEY = "lk_" + "a".repeat(12) + "_" + "b".repeat(33);

    @ArquillianResource
    private URL base;

    private String url;
    private DemoKeys keys;

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        return DemoHost.war("ROOT.war");
    }

    @BeforeEach
    void connect() throws IOException {
        url = base.toString().replaceFirst("/$", "");
        keys = new DemoKeys(url);
    }

    @ParameterizedTest
    @EnumSource
    void inputsAreListed(Snippet snippet) throws IOException, InterruptedException {
        assertThat(snippet.run(url, keys.all()).well().out()).contains("harbour", "mountains");
    }

    @ParameterizedTest
    @EnumSource
    void refusalIsSaid(Snippet snippet) throws IOException, InterruptedException {
        Program.Ended ended = snippet.run(url, keys.none());
        assertThat(ended.status()).as(ended.toString()).isPositive();
        assertThat(ended.out() + ended.error()).contains("403", "The API key lacks the scope Inputs:Get.");
    }

    @ParameterizedTest
    @EnumSource
    void keyIsSentOnceInItsHeaderFieldAlone(Snippet snippet) throws IOException, InterruptedException {
        try (Recorder recorder = new Recorder()) {
            snippet.run(recorder.url(), KEY);
            assertThat(recorder.requests()).containsExactly("GET /v2/inputs");
            assertThat(recorder.authorizations()).containsExactly(List.of("Key " + KEY));
        }
    }

    @Test
    void missingProgramIsNamedWithItsPackage() {
        assertThatThrownBy(() -> Program.run(Path.of("."), Map.of(), List.of("gnustep-config-of-nowhere")))
                .hasMessage("There is no gnustep-config-of-nowhere on this machine:"
                        + " install Debian's gnustep-config-of-nowhere.");
        assertThat(Program.sentence("php")).isEqualTo("There is no php on this machine: install Debian's php-cli.");
    }

    /** So what the snippets send is, byte for byte, what the published clients send. */
    @ParameterizedTest
    @EnumSource
    void publishedClientsSendKeysInTheSameForm(PublishedClient client) throws IOException, InterruptedException {
        PublishedClient.install();
        try (Recorder recorder = new Recorder()) {
            client.drive(recorder.url(), KEY);
            assertThat(recorder.requests()).hasSizeGreaterThanOrEqualTo(10).noneMatch(path -> path.contains(KEY));
            assertThat(recorder.authorizations()).containsExactly(List.of("Key " + KEY));
        }
    }
}
