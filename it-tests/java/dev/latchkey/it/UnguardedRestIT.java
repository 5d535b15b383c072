package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.http.LatchkeyFilter;
import dev.latchkey.it.kept.GuardedSub;
import dev.latchkey.it.kept.KeptResource;
import dev.latchkey.it.kept.OpenBase;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A REST application that keeps our guard out is refused, and no other application or servlet vouches for it. */
@EveryServer
class UnguardedRestIT {
    private static final Keys READER = Keys.make("shop", "Things:Get");
    private static final Keys NOTHING = Keys.make("shop");
    private static final String JERSEY = "org.glassfish.jersey.servlet.ServletContainer";
    private static final String CLASSES =
            parameter("jersey.config.server.provider.classnames", KeptResource.class.getName());
    private static final String NO_SERVICES = parameter("jakarta.ws.rs.loadServices", "false")
            + parameter("jersey.config.disableMetainfServicesLookup", "true")
            + parameter("jersey.config.server.disableMetainfServicesLookup", "true");
    private static final String APPLICATION = parameter("jakarta.ws.rs.Application", GuardedSub.class.getName());

    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start(
                "unguarded",
                war("superclass"),
                war("default-name", servlet("jakarta.ws.rs.core.Application", "/default/*", CLASSES + NO_SERVICES)),
                war(
                        "two-servlets",
                        servlet("first", "/first/*", APPLICATION),
                        servlet("second", "/second/*", APPLICATION + NO_SERVICES)),
                war(
                        "no-application",
                        servlet("with", "/with/*", CLASSES),
                        servlet("without", "/without/*", CLASSES + NO_SERVICES)),
                war("filter-before", filter("rest", JERSEY, CLASSES)),
                war(
                        "filter-after",
                        filter("latchkey", LatchkeyFilter.class.getName(), ""),
                        filter("rest", JERSEY, CLASSES)),
                war(
                        "filter-open",
                        filter("latchkey", LatchkeyFilter.class.getName(), ""),
                        filter("rest", JERSEY, CLASSES + NO_SERVICES)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static WebArchive war(String name, String... content) {
        return Jar.war(name)
                .addClasses(KeptResource.class, OpenBase.class, GuardedSub.class)
                .setWebXML(Jar.webXml(Keys.setting(READER, NOTHING), String.join("", content)));
    }

    private static String parameter(String name, String value) {
        return "<init-param><param-name>" + name + "</param-name><param-value>" + value + "</param-value></init-param>";
    }

    private static String servlet(String name, String pattern, String parameters) {
        return "<servlet><servlet-name>" + name + "</servlet-name><servlet-class>" + JERSEY + "</servlet-class>"
                + parameters + "</servlet><servlet-mapping><servlet-name>" + name + "</servlet-name><url-pattern>"
                + pattern + "</url-pattern></servlet-mapping>";
    }

    private static String filter(String name, String type, String parameters) {
        return "<filter><filter-name>" + name + "</filter-name><filter-class>" + type + "</filter-class>" + parameters
                + "<async-supported>true</async-supported></filter><filter-mapping><filter-name>" + name
                + "</filter-name><url-pattern>/*</url-pattern></filter-mapping>";
    }

    private static void assertGuarded(String war, String path) {
        Http http = server.http(war);
        assertThat(http.get(path + "kept").statusCode()).as("no key").isEqualTo(401);
        assertThat(http.get(NOTHING, path + "kept").statusCode()).as("no scope").isEqualTo(403);
        assertThat(http.get(READER, path + "kept").body()).isEqualTo("kept");
        assertThat(http.get(path + "kept/public").body()).isEqualTo("public");
    }

    private static void assertRefused(String war, String path) {
        Http http = server.http(war);
        for (String each : new String[] {"kept", "kept/public"}) {
            assertThat(http.get(path + each).statusCode()).as("no key").isEqualTo(401);
            assertThat(http.get(NOTHING, path + each).statusCode()).isEqualTo(403);
            HttpResponse<String> refused = http.get(READER, path + each);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("undeclared-endpoint");
        }
    }

    @Test
    void guardedSubclassDoesNotVouchForItsSuperclass() {
        assertGuarded("superclass", "sub/");
        assertRefused("superclass", "base/");
    }

    @Test
    void guardedApplicationDoesNotVouchForTheDefaultOne() {
        assertGuarded("default-name", "sub/");
        assertRefused("default-name", "default/");
    }

    @Test
    void guardedServletDoesNotVouchForASecondOneOfItsApplication() {
        assertGuarded("two-servlets", "first/");
        assertRefused("two-servlets", "second/");
    }

    @Test
    void restWithoutAnApplicationIsKnownAsRest() {
        assertGuarded("no-application", "with/");
        assertRefused("no-application", "without/");
    }

    /** A filter that answers before ours: nobody has read the key, so the answer is not that it is wrong. */
    @Test
    void restAsAFilterBeforeOursSaysWhatToChange() throws IOException {
        Http http = server.http("filter-before");
        HttpResponse<String> refused = http.get(READER, "kept");
        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(refused.body()).contains("unchecked-request");
        assertThat(http.get("kept/public").body()).isEqualTo("public");
        assertThat(server.log()).contains("then declare and map the filter latchkey before it");
    }

    @Test
    void restAsAFilterAfterOursIsGuarded() {
        Http http = server.http("filter-after");
        assertThat(http.get("kept").statusCode()).isEqualTo(401);
        assertThat(http.get(NOTHING, "kept").statusCode()).isEqualTo(403);
        assertThat(http.get(READER, "kept").body()).isEqualTo("kept");
        assertRefused("filter-open", "");
    }
}
