package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.client.RecordingServer;
import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The filters and header factories of {@code dev.latchkey.client}, in a web application that calls other services. */
@EveryServer
@Gap(on = ServerKind.TOMEE, because = "TomEE does not offer the MicroProfile REST client to web applications")
@ExtendWith(ArquillianExtension.class)
class ClientsIT {
    private static final Keys OF_THE_APPLICATION = Keys.make("stock");
    private static final Keys OF_THE_CALLER = Keys.make("shop", "Things:Get");
    private static final RecordingServer ELSEWHERE = new RecordingServer(null);
    private static final RecordingServer STOCK = new RecordingServer(ELSEWHERE);

    @ArquillianResource
    private URL base;

    private Http http;

    @Deployment(testable = false)
    static WebArchive war() {
        return Jar.war("calling")
                .addPackage("dev.latchkey.it.calling")
                .setWebXML(Jar.webXml(Keys.setting(OF_THE_CALLER)))
                .addAsResource(
                        new StringAsset(String.join(
                                "\n",
                                "dev.latchkey.client.default.key=" + OF_THE_APPLICATION.text(),
                                "dev.latchkey.client.default.origins=" + STOCK.origin(),
                                "dev.latchkey.client.caller.origins=" + STOCK.origin(),
                                "stock/mp-rest/url=" + STOCK.origin(),
                                "elsewhere/mp-rest/url=" + ELSEWHERE.origin())),
                        "META-INF/microprofile-config.properties");
    }

    @AfterAll
    static void stop() {
        STOCK.close();
        ELSEWHERE.close();
    }

    @BeforeEach
    void connect() {
        http = new Http(base);
        STOCK.received().clear();
        ELSEWHERE.received().clear();
    }

    private String asCaller(String path) {
        return http.get(OF_THE_CALLER, "api/" + path).body();
    }

    /** What arrived, with names in place of keys: a failing test prints it. */
    private static List<String> arrived(RecordingServer server) {
        return server.received().stream()
                .map(each -> each.replace(OF_THE_APPLICATION.text(), "(the application's)")
                        .replace(OF_THE_CALLER.text(), "(the caller's)"))
                .toList();
    }

    @Test
    void filterSendsTheConfiguredKey() {
        assertThat(asCaller("own/things")).isEqualTo("204");
        assertThat(arrived(STOCK)).containsExactly("/things Key (the application's)");
    }

    @Test
    void filterSendsTheCallersKey() {
        assertThat(asCaller("callers/things")).isEqualTo("204");
        assertThat(http.get("api/callers/things").body()).isEqualTo("204");
        assertThat(arrived(STOCK)).containsExactly("/things Key (the caller's)", "/things nothing");
    }

    @Test
    void filterSendsNoCallersKeyFromAThreadWithoutRequest() {
        assertThat(asCaller("later/things")).isEqualTo("204");
        assertThat(arrived(STOCK)).containsExactly("/things nothing");
    }

    @Test
    void headerFactorySendsTheConfiguredKey() {
        assertThat(asCaller("microprofile/own/things")).isEqualTo("204");
        assertThat(arrived(STOCK)).containsExactly("/things Key (the application's)");
    }

    @Test
    void headerFactorySendsTheCallersKey() {
        assertThat(asCaller("microprofile/callers/things")).isEqualTo("204");
        assertThat(http.get("api/microprofile/callers/things").body()).isEqualTo("204");
        assertThat(arrived(STOCK)).containsExactly("/things Key (the caller's)", "/things nothing");
    }

    @Test
    void headerFactorySendsNothingToOtherOrigins() {
        assertThat(asCaller("microprofile/elsewhere")).isEqualTo("204");
        assertThat(arrived(ELSEWHERE)).containsExactly("/things nothing");
    }

    @Test
    void noKeyFollowsARedirect() {
        for (String way : List.of("own", "callers", "microprofile/own", "microprofile/callers")) {
            assertThat(asCaller(way + "/away")).as(way).isEqualTo("302");
        }
        assertThat(arrived(STOCK)).hasSize(4).allMatch(each -> each.startsWith("/away Key "));
        assertThat(ELSEWHERE.received()).isEmpty();
    }
}
