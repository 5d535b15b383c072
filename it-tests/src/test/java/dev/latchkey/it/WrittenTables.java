package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.KeyText;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs a host with a pepper, and writes its tables as somebody does who does not know the pepper. */
final class WrittenTables implements AutoCloseable {
    private static final String PEPPER = "1:" + "A".repeat(43) + "=";
    private static final String EARLIER = "2:" + "B".repeat(42) + "A=";

    private final SharedDatabase database;
    private final ManagedHost host;

    private WrittenTables(SharedDatabase database, ManagedHost host) {
        this.database = database;
        this.host = host;
    }

    static WrittenTables start() throws IOException {
        SharedDatabase database = SharedDatabase.start(50);
        try {
            return new WrittenTables(
                    database,
                    ManagedHost.on(Server.start(
                            "table-writer",
                            ManagedHost.war(
                                            "managed",
                                            ManagedHost.ON
                                                    + database.setting(database.port())
                                                    + Jar.parameter("latchkey.pepper", PEPPER + "," + EARLIER)
                                                    + Jar.parameter("latchkey.revocation.lease", "400ms")
                                                    + Jar.parameter("latchkey.revocation.poll", "100ms"))
                                    .addAsLibrary(database.driver()))));
        } catch (IOException | RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    ManagedHost host() {
        return host;
    }

    void execute(String sql) {
        database.execute(sql);
    }

    String time(Duration fromNow) {
        return database.time(fromNow);
    }

    /** All of a response that a client sees. */
    private static String seen(HttpResponse<String> response) {
        Map<String, List<String>> fields = new TreeMap<>(response.headers().map());
        fields.remove("date");
        return response.statusCode() + " " + fields + " " + response.body();
    }

    HttpResponse<String> send(String text) {
        return host.http().get("api/inputs/1", "Authorization", "Key " + text);
    }

    /** The client of this text learns no more than that of a key that does not exist. */
    void isLikeAnUnknownKey(String text) {
        String unknown = seen(send(KeyText.generate("lk").text().reveal()));
        assertThat(unknown).startsWith("401 ");
        assertThat(seen(send(text))).isEqualTo(unknown);
    }

    /** Returns whether the database accepts it: a constraint of the tables is not what protects them, but may. */
    boolean executeIfAccepted(String sql) {
        try {
            database.execute(sql);
            return true;
        } catch (IllegalStateException refused) {
            assertThat(refused).hasCauseInstanceOf(SQLException.class);
            return false;
        }
    }

    /** What the verification of the audit trail says when it is complete. */
    JsonObject verification() {
        Answer answer = host.admin().get("audit/verification");
        for (int i = 0; i < 100 && answer.status() == 202; i++) {
            answer = host.admin().get("audit/verification");
        }
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().getBoolean("complete")).isTrue();
        return answer.json();
    }

    /** What the command of the jar prints that signs rows. */
    String signRows() throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-jar",
                        System.getProperty("it.latchkey.jar"),
                        "sign-rows",
                        "--url",
                        host.http().at("latchkey").toString())
                .redirectErrorStream(true);
        command.environment().put("LATCHKEY_KEY", ManagedHost.adminText());
        Process process = command.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(1);
        return output;
    }

    @Override
    public void close() {
        host.close();
        database.close();
    }
}
