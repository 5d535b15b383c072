package dev.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignRowsCommandTest {
    private static final String KEY = "lk_0123456789AB_secret";

    private final Map<String, String> environment = new HashMap<>(Map.of("LATCHKEY_KEY", KEY));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> asked = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private int status = 200;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = answers.remove(0).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/app/latchkey/";
    }

    private int run(String... arguments) {
        return Main.run(
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    @Test
    void allParts_areAskedForAndAddedUp() {
        answers.add("{\"complete\":false,\"signed\":2,\"renewed\":1,\"unsignedTokens\":0,\"outdatedDigests\":1,"
                + "\"refused\":[],\"next\":\"1.abc\"}");
        answers.add("{\"complete\":true,\"signed\":3,\"renewed\":0,\"unsignedTokens\":4,\"outdatedDigests\":0,"
                + "\"refused\":[]}");

        assertThat(run("sign-rows", "--url", url())).isZero();
        assertThat(asked)
                .containsExactly(
                        "POST /app/latchkey/signatures Key " + KEY,
                        "POST /app/latchkey/signatures?after=1.abc Key " + KEY);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("signed 5", "renewed 1", "unsignedTokens 4", "outdatedDigests 1");
    }

    @Test
    void rowsThatAreRefused_areNamed() {
        answers.add("{\"complete\":true,\"signed\":0,\"refused\":[{\"kind\":\"key\",\"id\":\"mallorymallo\","
                + "\"application\":\"shop\",\"detail\":\"The audit log has no entry about it.\"}]}");

        assertThat(run("sign-rows", "--url", url())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("not signed: key mallorymallo of shop. The audit log has no entry");
    }

    @Test
    void refusal_isShownWithoutTheKey() {
        status = 403;
        answers.add("{\"title\":\"Not your application\"}");

        assertThat(run("sign-rows", "--url", url())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("403", "Not your application")
                .doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.0.2.1/latchkey",
                "http://a.localhost/latchkey",
                "ftp://127.0.0.1/x",
                "shop.example",
                "http:// x",
                "/latchkey"
            })
    void addressThatIsNotSafe_isRefused(String url) {
        assertThat(run("sign-rows", "--url", url)).isEqualTo(2);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void help_isNoMistake(String option) {
        for (String[] arguments : new String[][] {{"sign-rows", option}, {"sign-rows", "--url", url(), option}}) {
            int code = Main.run(
                    Map.of(), new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err), arguments);
            assertThat(code).isZero();
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage: java -jar latchkey.jar sign-rows");
        assertThat(err.size()).isZero();
    }

    @Test
    void missingKey_isRefused() {
        environment.clear();
        assertThat(run("sign-rows", "--url", url())).isEqualTo(2);
        assertThat(run("sign-rows")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("LATCHKEY_KEY", "Usage: java -jar latchkey.jar sign-rows");
    }
}
