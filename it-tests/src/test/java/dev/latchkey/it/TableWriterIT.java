package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.KeyText;
import dev.latchkey.key.Digester;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who writes the tables of a database, but does not know the pepper, gets what a key that does not exist gets. */
class TableWriterIT {
    private static final String PEPPER = "1:" + "A".repeat(43) + "=";
    private static final String EARLIER = "2:" + "B".repeat(42) + "A=";

    private static SharedDatabase database;
    private static ManagedHost host;

    private String application;

    @BeforeAll
    static void start() throws IOException {
        database = SharedDatabase.start(50);
        host = ManagedHost.on(MicroServer.start(
                "table-writer",
                ManagedHost.war(
                                "managed",
                                ManagedHost.ON
                                        + database.setting(database.port())
                                        + Jar.parameter("latchkey.pepper", PEPPER + "," + EARLIER)
                                        + Jar.parameter("latchkey.revocation.lease", "400ms")
                                        + Jar.parameter("latchkey.revocation.poll", "100ms"))
                        .addAsLibrary(database.driver())));
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
        }
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void make() {
        application = host.application();
    }

    /** All of a response that a client sees. */
    private static String seen(HttpResponse<String> response) {
        Map<String, List<String>> fields = new TreeMap<>(response.headers().map());
        fields.remove("date");
        return response.statusCode() + " " + fields + " " + response.body();
    }

    private static HttpResponse<String> send(String text) {
        return host.http().get("api/inputs/1", "Authorization", "Key " + text);
    }

    private static void isLikeAnUnknownKey(String text) {
        String unknown = seen(send(KeyText.generate("lk").text().reveal()));
        assertThat(unknown).startsWith("401 ");
        assertThat(seen(send(text))).isEqualTo(unknown);
    }

    @Test
    void keyThatIsInserted_getsWhatAnUnknownKeyGets() {
        KeyText own = KeyText.generate("lk");
        database.execute("insert into latchkey_key (id, application_id, description, digest, state, created, version)"
                + " values ('" + own.id() + "', '" + application + "', '', '"
                + new Digester(List.of()).digest(own).text() + "', 'ACTIVE', " + database.time(Duration.ZERO) + ", 1)");
        database.execute("insert into latchkey_key_scope values ('" + own.id() + "', 'Inputs:Get')");

        isLikeAnUnknownKey(own.text().reveal());
        host.admin().delete("keys/" + own.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into latchkey_key_scope values ('ID', 'Inputs:Add')",
                "update latchkey_key_scope set scope = 'Keys:Add' where key_id = 'ID'",
                "update latchkey_key set application_id = (select max(id) from latchkey_application where id <> 'APP')"
                        + " where id = 'ID'",
                "update latchkey_key set deletion = TOMORROW where id = 'ID'",
                "update latchkey_key set digest = (select max(digest) from latchkey_key where id <> 'ID') where id ="
                        + " 'ID'",
                "update latchkey_key set signature = null where id = 'ID'",
                "update latchkey_application set generation = generation - 1 where id = 'APP'"
            })
    void keyThatIsAltered_getsWhatAnUnknownKeyGets(String sql) {
        Answer other = host.key(application, "Another", "Inputs:Get");
        Answer own = host.key(application, "Own", "Inputs:Get");
        assertThat(host.as(other).atInputs()).isEqualTo(200);
        database.execute(sql.replace("ID", own.id())
                .replace("APP", application)
                .replace("TOMORROW", database.time(Duration.ofDays(1))));

        isLikeAnUnknownKey(own.text().orElseThrow().reveal());
        assertThat(host.admin().post("keys/" + own.id() + "/disable", "{}").status())
                .isEqualTo(409);
        assertThat(host.admin().delete("applications/" + application).status()).isEqualTo(204);
    }

    @Test
    void keyThatIsDisabled_cannotBeEnabledByTheTable() {
        Answer own = host.key(application, "Own", "Inputs:Get");
        host.admin().post("keys/" + own.id() + "/disable", "{}");
        database.execute("update latchkey_key set state = 'ACTIVE' where id = '" + own.id() + "'");

        isLikeAnUnknownKey(own.text().orElseThrow().reveal());
        host.admin().delete("keys/" + own.id());
    }

    @Test
    void deletedKeyThatIsRestored_isNamedByTheVerification() {
        Answer own = host.key(application, "Own", "Inputs:Get");
        database.execute("drop table if exists kept_key, kept_scope");
        database.execute("create table kept_key as select * from latchkey_key where id = '" + own.id() + "'");
        database.execute(
                "create table kept_scope as select * from latchkey_key_scope where key_id = '" + own.id() + "'");
        assertThat(verification().getBoolean("intact")).isTrue();
        host.admin().delete("keys/" + own.id());
        database.execute("insert into latchkey_key select * from kept_key");
        database.execute("insert into latchkey_key_scope select * from kept_scope");

        JsonObject found = verification();
        assertThat(found.getBoolean("intact")).isFalse();
        assertThat(found.getJsonArray("unexplained").getValuesAs(JsonObject.class))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getString("id")).isEqualTo(own.id());
                    assertThat(row.getString("kind")).isEqualTo("key");
                    assertThat(row.getString("application")).isEqualTo(application);
                });
        host.admin().delete("keys/" + own.id());
        assertThat(verification().getBoolean("intact")).isTrue();
    }

    private static JsonObject verification() {
        Answer answer = host.admin().get("audit/verification");
        for (int i = 0; i < 100 && answer.status() == 202; i++) {
            answer = host.admin().get("audit/verification");
        }
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().getBoolean("complete")).isTrue();
        return answer.json();
    }

    @Test
    void verificationsAtTheSameTime_areOneWithProgressForTheOthers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Answer>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                all.add(threads.submit(() -> host.admin().get("audit/verification")));
            }
            for (Future<Answer> each : all) {
                Answer answer = each.get();
                assertThat(answer.status()).as(answer.toString()).isIn(200, 202);
                if (answer.status() == 202) {
                    assertThat(answer.header("Retry-After")).isEqualTo("1");
                    assertThat(answer.json()).containsKeys("entries", "verified", "rows");
                    assertThat(answer.json()).doesNotContainKey("intact");
                }
            }
        } finally {
            threads.shutdown();
        }
        assertThat(host.admin().get("audit/verification?from=last").status()).isEqualTo(422);
        assertThat(host.admin().get("audit/verification?from=first").status()).isIn(200, 202);
    }

    /** What a server of an older version has written has no signature; the trail explains it. */
    @Test
    void rowsWithoutSignature_areSignedByTheCommandOfTheJar() throws Exception {
        Answer own = host.key(application, "Own", "Inputs:Get");
        KeyText forged = KeyText.generate("lk");
        database.execute("update latchkey_key set signature = null where id = '" + own.id() + "'");
        database.execute(
                "update latchkey_application set signature = null, generation = 0 where id = '" + application + "'");
        isLikeAnUnknownKey(own.text().orElseThrow().reveal());
        database.execute("insert into latchkey_key (id, application_id, description, digest, state, created, version)"
                + " values ('" + forged.id() + "', '" + application + "', '', '"
                + new Digester(List.of()).digest(forged).text() + "', 'ACTIVE', " + database.time(Duration.ZERO)
                + ", 1)");

        String output = signRows();

        assertThat(output).contains("signed 2", "not signed: key " + forged.id());
        assertThat(host.as(own).atInputs()).isEqualTo(200);
        isLikeAnUnknownKey(forged.text().reveal());
        assertThat(host.admin().get("audit?limit=1").objects("entries").get(0).getString("action"))
                .isEqualTo("rows signed");
        host.admin().delete("keys/" + forged.id());
    }

    private static String signRows() throws IOException, InterruptedException {
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

    @Test
    void keyOfAnApplicationThatIsCreatedAgain_seesNothingOfTheOneBefore() {
        host.key(application, "Of the first", "Inputs:Get");
        host.admin().delete("applications/" + application);
        host.admin().post("applications", "{\"id\":\"" + application + "\",\"name\":\"Another\"}");
        Answer manager = host.key(application, "Manager", ManagedHost.both(ManagedHost.MANAGING, ManagedHost.INPUTS));

        List<JsonObject> entries = host.as(manager).get("audit?limit=200").objects("entries");
        assertThat(entries)
                .extracting(entry -> entry.getString("action"))
                .containsExactly("key created", "application created");
        assertThat(host.as(manager).get("audit?application=" + application).objects("entries"))
                .hasSize(2);
    }
}
