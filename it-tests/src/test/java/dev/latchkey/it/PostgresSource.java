package dev.latchkey.it;

import java.io.File;

/** Describes a data source over a {@link Postgres} to a server. */
final class PostgresSource {
    private PostgresSource() {}

    /** What a {@code web.xml} says to keep keys in the database behind this port. */
    static String setting(int port) {
        return setting(
                "org.postgresql.ds.PGSimpleDataSource",
                Postgres.url(port, Postgres.FIRST) + "?connectTimeout=2&amp;socketTimeout=10",
                Postgres.USER);
    }

    /** The same for a data source of any class. */
    static String setting(String className, String url, String user) {
        return "<data-source><name>java:app/jdbc/latchkey</name>"
                + "<class-name>" + className + "</class-name>"
                + "<url>" + url + "</url><user>" + user + "</user><password>" + MariaDb.SERVERS + "</password>"
                + property("fish.payara.is-connection-validation-required", "true")
                + property("fish.payara.connection-validation-method", "auto-commit")
                + property("fish.payara.fail-all-connections", "true")
                + "</data-source>"
                + Jar.parameter("latchkey.datasource", "java:app/jdbc/latchkey")
                + Jar.parameter("latchkey.schema", "create");
    }

    private static String property(String name, String value) {
        return "<property><name>" + name + "</name><value>" + value + "</value></property>";
    }

    /** The driver, for {@code WEB-INF/lib}. */
    static File driver() {
        return driver(org.postgresql.Driver.class);
    }

    /** The jar of a driver. */
    static File driver(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
