package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The data source that the documentation shows goes on working after a restart of the database, and the start warns of one that does not. */
class PoolIT {
    private static final String PAGE = "src/site/markdown/deploying.md";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String WARNING = "its pool does not validate connections";
    private static final Pattern SNIPPET = Pattern.compile("(?s)<data-source>\\s*<name>.*?</data-source>");

    @Test
    void documentedDataSource_survivesARestartOfTheDatabase() throws Exception {
        String documented = snippet(PAGE);
        try (Postgres postgres = Postgres.start()) {
            postgres.execute("create database careful");
            postgres.execute("create database careless");
            WebArchive careful = war("careful", postgres, documented);
            WebArchive careless = war("careless", postgres, documented.replaceAll("(?s)<property>.*</property>", ""));
            try (Server server = MicroServer.start("pool", careful, careless)) {
                assertThat(server.log()).containsOnlyOnce(WARNING);
                assertThat(server.log().lines().filter(line -> line.contains(WARNING)))
                        .singleElement()
                        .asString()
                        .contains("java:app/jdbc/keys");
                Caller admin = ManagedHost.on(server).adminAt("careful");
                assertThat(admin.get("applications").status()).isEqualTo(200);

                postgres.kill();
                postgres.restart();

                await("an answer after the restart")
                        .atMost(PATIENCE)
                        .until(() -> admin.get("applications").status() == 200);
                for (int i = 0; i < 20; i++) {
                    assertThat(admin.get("applications").status()).isEqualTo(200);
                }
            }
        }
    }

    private static WebArchive war(String name, Postgres postgres, String dataSource) throws IOException {
        String ours = dataSource
                .replaceFirst("<url>.*</url>", Matcher.quoteReplacement("<url>" + postgres.url(name) + "</url>"))
                .replaceFirst("<user>.*</user>", "<user>latchkey</user>");
        return ManagedHost.war(
                        name,
                        ManagedHost.ON
                                + ours
                                + Jar.parameter("latchkey.datasource", "java:app/jdbc/keys")
                                + Jar.parameter("latchkey.schema", "create"))
                .addAsLibrary(PostgresSource.driver());
    }

    @Test
    void descriptor_hasTheSamePropertiesAsThePage() throws IOException {
        assertThat(properties(snippet("deploy-descriptors/web.xml"))).isEqualTo(properties(snippet(PAGE)));
    }

    private static String snippet(String page) throws IOException {
        Matcher found = SNIPPET.matcher(Files.readString(Path.of(page)));
        assertThat(found.find()).as(page).isTrue();
        return found.group();
    }

    private static String properties(String dataSource) {
        return dataSource.substring(dataSource.indexOf("<property>")).replaceAll("\\s+", "");
    }
}
