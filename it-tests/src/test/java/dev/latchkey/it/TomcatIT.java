package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A servlet container without the rest of Jakarta EE says what it lacks, and runs nothing unguarded. */
class TomcatIT {
    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start(
                () -> CatalinaServer.tomcat("tomcat"),
                Jar.probe("guarded").setWebXML(Jar.webXml("")),
                Jar.warWithout("unguarded")
                        .addAsWebResource(new org.jboss.shrinkwrap.api.asset.StringAsset("a page"), "page.html"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void deploymentStopsWithASentence() throws IOException {
        assertThat(server.log())
                .contains(
                        "Latchkey needs Jakarta EE 10, of which this server lacks Jakarta CDI, Jakarta Interceptors,");
        assertThat(server.log().lines().filter(line -> line.contains("of which this server lacks")))
                .first()
                .asString()
                .contains(" SEVERE [", " dev.latchkey.");
        assertThat(server.http("guarded").get("servlet/open").statusCode()).isEqualTo(404);
        assertThat(server.http("guarded").get("").statusCode()).isEqualTo(404);
    }

    @Test
    void otherWebApplicationsOfTheServerRun() {
        assertThat(server.http("unguarded").get("page.html").body()).isEqualTo("a page");
    }
}
