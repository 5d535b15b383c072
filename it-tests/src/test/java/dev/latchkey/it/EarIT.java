package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demo in an EAR: the jar is in the WAR, as everywhere (trap T34). */
@EveryServer
@Gap(on = ServerKind.TOMEE, because = "The demo's database is not open when its listeners start in an EAR on TomEE")
@Gap(on = ServerKind.PAYARA_MICRO, because = "Payara Micro deploys no EARs")
class EarIT {
    private static Server server;
    private static Http http;
    private static JsonObject keys;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start(
                "ear", ShrinkWrap.create(EnterpriseArchive.class, "packed.ear").addAsModule(DemoHost.war("inner.war")));
        http = server.http("inner");
        keys = DemoHost.keys();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(String key) {
        return http.get("v2/inputs/harbour", "Authorization", "Key " + keys.getString(key));
    }

    @Test
    void webApplicationIsGuardedAndRedacted() {
        assertThat(http.get("v2/inputs/harbour").statusCode()).isEqualTo(401);
        assertThat(get("all").body()).contains("\"concepts\":[");
        HttpResponse<String> part = get("without_concepts");
        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.body()).contains("harbour").doesNotContain("concepts");
        assertThat(http.get("v2/concepts", "Authorization", "Key " + keys.getString("without_concepts"))
                        .statusCode())
                .isEqualTo(403);
    }
}
