package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A servlet container without the rest of Jakarta EE says what it lacks, and runs nothing unguarded. */
class TomcatIT {
    private static SampleKey all;
    private static SampleKey some;
    private static SampleKey manager;
    private static Server server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        all = SampleKey.create("Photos:Get,Photos:Delete,Labels:Get");
        some = SampleKey.create("Photos:Get");
        manager = SampleKey.create("latchkey", "Photos:Get,Apps:Add,Keys:Add");
        server = Server.start(
                () -> CatalinaServer.tomcat("tomcat"),
                Jar.probe("guarded").setWebXML(Jar.webXml("")),
                Jar.warWithout("unguarded").addAsWebResource(new StringAsset("a page"), "page.html"),
                SampleKey.acceptedBy(ServletContainerLibraries.WAR, "sample", all, some, manager));
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

    @Test
    void bareDeployment_namesTheArtifactsToAdd() throws IOException {
        assertThat(server.log())
                .contains("On a servlet container, add these artifacts to the web application:"
                        + " org.jboss.weld.servlet:weld-servlet-shaded, ");
    }

    @Test
    void webApplicationThatBringsThem_isGuarded() {
        Http http = server.http("sample");
        assertThat(http.get("api/photos/p1").statusCode()).isEqualTo(401);
        assertThat(http.get("api/photos/p1", "Authorization", "Key " + all.text())
                        .body())
                .contains("boat");
        HttpResponse<String> redacted = http.get("api/photos/p1", "Authorization", "Key " + some.text());
        assertThat(redacted.statusCode()).isEqualTo(200);
        assertThat(redacted.body()).contains("A harbour").doesNotContain("boat");
        assertThat(http.send("DELETE", "api/photos/p1", null, "Authorization", "Key " + some.text())
                        .statusCode())
                .isEqualTo(403);
        assertThat(http.get("api/photos/health").body()).isEqualTo("up");
    }

    @Test
    void keysAreManagedThere() {
        Http http = server.http("sample");
        assertThat(http.get("latchkey/").body()).contains("<title>Latchkey</title>");
        assertThat(post("latchkey/applications", "{\"id\":\"store\",\"name\":\"The store\"}")
                        .statusCode())
                .isEqualTo(201);
        HttpResponse<String> created = post(
                "latchkey/keys",
                "{\"application\":\"store\",\"description\":\"Made on Tomcat\",\"scopes\":[\"Photos:Get\"]}");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String text =
                Json.createReader(new StringReader(created.body())).readObject().getString("text");
        assertThat(http.get("api/photos/p1", "Authorization", "Key " + text).statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> post(String path, String body) {
        return server.http("sample")
                .send("POST", path, body, "Authorization", "Key " + manager.text(), "Content-Type", "application/json");
    }
}
