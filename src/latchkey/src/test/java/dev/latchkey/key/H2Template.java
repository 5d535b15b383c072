package dev.latchkey.key;

import dev.latchkey.config.Settings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.StringJoiner;
import javax.sql.DataSource;

/** Makes the tables in H2 by the files of the jar once, and copies them for each test: that takes a fraction of the time. */
final class H2Template {
    private static final String SCRIPT = script();

    private H2Template() {}

    /** A new database in memory with empty tables. */
    static DataSource copy() {
        DataSource database = KeyStoreFixture.database();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(SCRIPT);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
        return database;
    }

    private static String script() {
        DataSource database = KeyStoreFixture.database();
        Database.over(database, Settings.of(Map.of())).close();
        StringJoiner script = new StringJoiner("\n");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery("script nopasswords nosettings")) {
            while (lines.next()) {
                // The user is there already.
                if (!lines.getString(1).startsWith("CREATE USER")) {
                    script.add(lines.getString(1));
                }
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
        return script.toString();
    }
}
