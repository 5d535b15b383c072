package dev.latchkey.it;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs a MariaDB with a database of many keys, like those of {@link ManyKeys}. */
final class ManyMariaKeys implements AutoCloseable {
    private static final String DATABASE = "many";
    private static final String NOW = "1800000000000000";

    private final MariaDb server;

    private ManyMariaKeys(MariaDb server) {
        this.server = server;
    }

    /** Starts one with so many keys, three scopes each, a hundred to an application. */
    static ManyMariaKeys start(int keys) throws IOException {
        ManyMariaKeys started = new ManyMariaKeys(MariaDb.start());
        started.server.createWithTables(DATABASE);
        started.fill(keys);
        return started;
    }

    private void fill(int keys) {
        int applications = Math.max(1, keys / 100);
        server.execute(
                DATABASE,
                "insert into latchkey_application (id, name, created, version) select concat('app', seq),"
                        + " 'An application', " + NOW + ", 1 from seq_1_to_" + applications);
        server.execute(
                DATABASE,
                "insert into latchkey_key (id, application_id, description, digest, state, created, version)"
                        + " select lpad(seq, 12, '0'), concat('app', 1 + seq % " + applications + "), 'A key',"
                        + " concat('sha256:', repeat('0', 64)), 'ACTIVE', " + NOW + " + seq * 1000000, 1"
                        + " from seq_1_to_" + keys);
        server.execute(
                DATABASE,
                "insert into latchkey_key_scope (key_id, scope) select id, scope from latchkey_key, (select"
                        + " 'Inputs:Get' scope union select 'Inputs:Add' union select 'Concepts:Get') scopes");
        server.execute(
                DATABASE,
                "insert into latchkey_key_use (key_id, last_used, calls) select id, " + NOW
                        + ", 1 from latchkey_key where id like '%7'");
        server.execute(
                DATABASE,
                "insert into latchkey_audit (number, moment, actor, action, application_id, subject, address, hash)"
                        + " select cast(id as integer), created, 'system', 'key created', application_id, id, '',"
                        + " repeat('0', 64) from latchkey_key");
        server.execute(
                DATABASE,
                "analyze table latchkey_application, latchkey_key, latchkey_key_scope, latchkey_key_use,"
                        + " latchkey_audit");
    }

    /** How a question is answered, with the word of PostgreSQL for tables that are read as a whole. */
    String plan(String sql) throws SQLException {
        try (Connection connection = server.connect(DATABASE);
                Statement statement = connection.createStatement();
                ResultSet steps = statement.executeQuery("explain " + sql.replace("now()", NOW))) {
            StringBuilder plan = new StringBuilder();
            while (steps.next()) {
                plan.append("ALL".equals(steps.getString("type")) ? "Seq Scan" : steps.getString("type"))
                        .append(" on ")
                        .append(steps.getString("table"))
                        .append('\n');
            }
            return plan.toString();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
