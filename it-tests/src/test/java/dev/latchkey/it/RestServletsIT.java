package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.kept.GuardedSub;
import dev.latchkey.it.kept.KeptResource;
import dev.latchkey.servlet.LatchkeyFilter;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** REST where {@code web.xml} puts the runtime itself, by the name of its class: in one of several servlets, or in a filter. */
@EveryServer
@Gap(
        on = {ServerKind.WILDFLY, ServerKind.LIBERTY, ServerKind.TOMEE},
        because = "The server has no servlets and filters of Jersey")
class RestServletsIT {
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
                "rest-servlets",
                KeptRest.war(
                        "default-name", servlet("jakarta.ws.rs.core.Application", "/default/*", CLASSES + NO_SERVICES)),
                KeptRest.war(
                        "two-servlets",
                        servlet("first", "/first/*", APPLICATION),
                        servlet("second", "/second/*", APPLICATION + NO_SERVICES)),
                KeptRest.war(
                        "no-application",
                        servlet("with", "/with/*", CLASSES),
                        servlet("without", "/without/*", CLASSES + NO_SERVICES)),
                KeptRest.war("filter-before", filter("rest", JERSEY, CLASSES)),
                KeptRest.war(
                        "filter-after",
                        filter("latchkey", LatchkeyFilter.class.getName(), ""),
                        filter("rest", JERSEY, CLASSES)),
                KeptRest.war(
                        "filter-open",
                        filter("latchkey", LatchkeyFilter.class.getName(), ""),
                        filter("rest", JERSEY, CLASSES + NO_SERVICES)));
    }

    @AfterAll
    static void stop() {
        server.close();
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

    @Test
    void guardedApplicationDoesNotVouchForTheDefaultOne() {
        KeptRest.assertGuarded(server.http("default-name"), "sub/");
        KeptRest.assertRefused(server.http("default-name"), "default/");
    }

    @Test
    void guardedServletDoesNotVouchForASecondOneOfItsApplication() {
        KeptRest.assertGuarded(server.http("two-servlets"), "first/");
        KeptRest.assertRefused(server.http("two-servlets"), "second/");
    }

    @Test
    void restWithoutAnApplicationIsKnownAsRest() {
        KeptRest.assertGuarded(server.http("no-application"), "with/");
        KeptRest.assertRefused(server.http("no-application"), "without/");
    }

    /** A filter that answers before ours: nobody has read the key, so the answer is not that it is wrong. */
    @Test
    void restAsAFilterBeforeOursSaysWhatToChange() throws IOException {
        Http http = server.http("filter-before");
        HttpResponse<String> refused = http.get(KeptRest.READER, "kept");
        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(refused.body()).contains("unchecked-request");
        assertThat(http.get("kept/public").body()).isEqualTo("public");
        assertThat(server.log()).contains("declare and map the filter latchkey before it");
    }

    @Test
    void restAsAFilterAfterOursIsGuarded() {
        Http http = server.http("filter-after");
        assertThat(http.get("kept").statusCode()).isEqualTo(401);
        assertThat(http.get(KeptRest.NOTHING, "kept").statusCode()).isEqualTo(403);
        assertThat(http.get(KeptRest.READER, "kept").body()).isEqualTo("kept");
        KeptRest.assertRefused(server.http("filter-open"), "");
    }
}
