package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever requests and the page ask a database with many keys is answered by an index. -Dit.keys=10000000 takes many more. */
class ManyKeysIT {
    private static final int KEYS = Integer.getInteger("it.keys", 100_000);

    private static ManyKeys keys;
    private static String database;
    private static ManyMariaKeys mariaKeys;

    @BeforeAll
    static void fill() throws IOException {
        if (DefaultDatabase.MARIADB) {
            mariaKeys = ManyMariaKeys.start(KEYS);
        } else {
            keys = ManyKeys.start();
            database = keys.database(KEYS);
        }
    }

    @AfterAll
    static void stop() {
        if (keys != null) {
            keys.close();
        }
        if (mariaKeys != null) {
            mariaKeys.close();
        }
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                Arguments.of(
                        "a key that was not seen for a while",
                        "select distinct k.*, a.generation, s.scope from latchkey_key k join latchkey_application a"
                                + " on a.id = k.application_id left outer join latchkey_key_scope s on s.key_id = k.id"
                                + " where k.id = '000000000042'"),
                Arguments.of(
                        "the last creation of an application",
                        "select max(number) from latchkey_audit where subject = 'app7' and action = 'application"
                                + " created'"),
                Arguments.of("a key that does not exist", "select k.* from latchkey_key k where k.id = 'unknown00000'"),
                Arguments.of("the epoch", "select number from latchkey_audit_head where id = 1"),
                Arguments.of(
                        "a page of an application",
                        "select id from latchkey_key where (deletion is null or deletion > now())"
                                + " and application_id = 'app7' order by created, id limit 51"),
                Arguments.of(
                        "keys whose overlap is over",
                        "select * from latchkey_key where deletion is not null and deletion <= now()"),
                Arguments.of(
                        "a page of ids",
                        "select id from latchkey_key where id > '000000050000' order by id limit 1000"),
                Arguments.of(
                        "another use", "update latchkey_key_use set calls = calls + 1 where key_id = '000000000047'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void questionIsAnsweredByAnIndex(String name, String sql) throws SQLException {
        String plan = mariaKeys == null ? plan(sql) : mariaKeys.plan(sql);

        assertThat(plan.replaceAll("Seq Scan on latchkey_audit_head", "")).doesNotContain("Seq Scan");
    }

    private static String plan(String sql) throws SQLException {
        try (Connection connection = keys.connect(database);
                Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery("explain " + sql)) {
            StringBuilder plan = new StringBuilder();
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
            return plan.toString();
        }
    }
}
