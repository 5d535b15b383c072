package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.KeyText;
import dev.latchkey.key.Digester;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who writes the tables of a database, but does not know the pepper, gets what a key that does not exist gets. */
@EveryServer
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TableWriterIT {
    private static final long SEED = Long.getLong("it.alterations.seed", new Random().nextLong());
    private static final int ALTERATIONS = Integer.getInteger("it.alterations", 20);

    private static WrittenTables tables;
    private static ManagedHost host;

    private String application;

    @BeforeAll
    static void start() throws IOException {
        tables = WrittenTables.start();
        host = tables.host();
    }

    @AfterAll
    static void stop() {
        if (tables != null) {
            tables.close();
        }
    }

    @BeforeEach
    void make() {
        application = host.application();
    }

    @Test
    void keyThatIsInserted_getsWhatAnUnknownKeyGets() {
        KeyText own = KeyText.generate("lk");
        tables.execute("insert into latchkey_key (id, application_id, description, digest, state, created, version)"
                + " values ('" + own.id() + "', '" + application + "', '', '"
                + new Digester(List.of()).digest(own).text() + "', 'ACTIVE', " + tables.time(Duration.ZERO) + ", 1)");
        tables.execute("insert into latchkey_key_scope values ('" + own.id() + "', 'Inputs:Get')");

        tables.isLikeAnUnknownKey(own.text().reveal());
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
        tables.execute(sql.replace("ID", own.id())
                .replace("APP", application)
                .replace("TOMORROW", tables.time(Duration.ofDays(1))));

        tables.isLikeAnUnknownKey(own.text().orElseThrow().reveal());
        assertThat(host.admin().post("keys/" + own.id() + "/disable", "{}").status())
                .isEqualTo(409);
        assertThat(host.admin().delete("applications/" + application).status()).isEqualTo(204);
    }

    @Test
    void keyThatIsDisabled_cannotBeEnabledByTheTable() {
        Answer own = host.key(application, "Own", "Inputs:Get");
        host.admin().post("keys/" + own.id() + "/disable", "{}");
        tables.execute("update latchkey_key set state = 'ACTIVE' where id = '" + own.id() + "'");

        tables.isLikeAnUnknownKey(own.text().orElseThrow().reveal());
        host.admin().delete("keys/" + own.id());
    }

    @Test
    void deletedKeyThatIsRestored_isNamedByTheVerification() {
        Answer own = host.key(application, "Own", "Inputs:Get");
        tables.execute("drop table if exists kept_key, kept_scope");
        tables.execute("create table kept_key as select * from latchkey_key where id = '" + own.id() + "'");
        tables.execute("create table kept_scope as select * from latchkey_key_scope where key_id = '" + own.id() + "'");
        assertThat(tables.verification().getBoolean("intact")).isTrue();
        host.admin().delete("keys/" + own.id());
        tables.execute("insert into latchkey_key select * from kept_key");
        tables.execute("insert into latchkey_key_scope select * from kept_scope");

        JsonObject found = tables.verification();
        assertThat(found.getBoolean("intact")).isFalse();
        assertThat(found.getJsonArray("unexplained").getValuesAs(JsonObject.class))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getString("id")).isEqualTo(own.id());
                    assertThat(row.getString("kind")).isEqualTo("key");
                    assertThat(row.getString("application")).isEqualTo(application);
                });
        host.admin().delete("keys/" + own.id());
        assertThat(tables.verification().getBoolean("intact")).isTrue();
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

    /**
     * The oracle knows what the key was made with, and nothing of what is signed. Last, for it leaves rows that the command would
     * report.
     */
    @Test
    @Order(Integer.MAX_VALUE)
    void tablesThatAreAlteredAtRandom_letAKeyDoNoMore() {
        TableAlterations alterations = new TableAlterations(new Random(SEED), tables::time);
        Random random = new Random(SEED);
        int accepted = 0;
        for (int i = 0; i < ALTERATIONS; i++) {
            Answer other = host.key(application, "Other", ManagedHost.both(ManagedHost.MANAGING, ManagedHost.INPUTS));
            String altered = host.application();
            boolean gets = random.nextBoolean();
            Answer own = gets ? host.key(altered, "Own", "Inputs:Get") : host.key(altered, "Own");
            List<String> statements = alterations.of(own.id(), altered, other.id());
            if (statements.stream().filter(tables::executeIfAccepted).count() > 0) {
                accepted++;
            }

            Caller caller = host.as(own);
            HttpResponse<String> response = tables.send(own.text().orElseThrow().reveal());
            String what = statements + ", seed " + SEED;
            assertThat(response.statusCode()).as(what).isIn(gets ? List.of(200, 401) : List.of(403, 401));
            assertThat(response.body()).as(what).doesNotContain("canary");
            assertThat(caller.call("PUT", "../api/inputs/1", "{}").status())
                    .as(what)
                    .isIn(401, 403);
            assertThat(caller.get("keys").status()).as(what).isIn(401, 403);
            assertThat(caller.get("applications").status()).as(what).isIn(401, 403);
        }
        assertThat(accepted).as("accepted by the database, seed " + SEED).isGreaterThan(ALTERATIONS / 4);
    }

    /** What a server of an older version has written has no signature; the trail explains it. */
    @Test
    void rowsWithoutSignature_areSignedByTheCommandOfTheJar() throws Exception {
        Answer own = host.key(application, "Own", "Inputs:Get");
        KeyText forged = KeyText.generate("lk");
        tables.execute("update latchkey_key set signature = null where id = '" + own.id() + "'");
        tables.execute(
                "update latchkey_application set signature = null, generation = 0 where id = '" + application + "'");
        tables.isLikeAnUnknownKey(own.text().orElseThrow().reveal());
        tables.execute("insert into latchkey_key (id, application_id, description, digest, state, created, version)"
                + " values ('" + forged.id() + "', '" + application + "', '', '"
                + new Digester(List.of()).digest(forged).text() + "', 'ACTIVE', " + tables.time(Duration.ZERO)
                + ", 1)");

        String output = tables.signRows();

        assertThat(output).contains("signed 2", "not signed: key " + forged.id());
        assertThat(host.as(own).atInputs()).isEqualTo(200);
        tables.isLikeAnUnknownKey(forged.text().reveal());
        assertThat(host.admin().get("audit?limit=1").objects("entries").get(0).getString("action"))
                .isEqualTo("rows signed");
        host.admin().delete("keys/" + forged.id());
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
