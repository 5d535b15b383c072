package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.latchkey.it.handled.OwnHandler;
import jakarta.enterprise.inject.spi.Extension;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the container knows of the caller: all of it where {@code latchkey.container} is on, and nothing new where it is off. */
@EveryServer
@Gap(
        on = ServerKind.TOMEE,
        because =
                "TomEE 9 does not pass the scopes of a key to EJBs and @RolesAllowed: the deployment stops if latchkey.container is true")
class ContainerIT {
    /** The last scope is one that nothing declares, describes or needs. */
    private static final Keys ALL = Keys.make("shop", "Things:Get", "Things:Add", "Other:Scope");

    private static final Keys READER = Keys.make("shop", "Things:Get");
    private static final Keys WRONG = Keys.make("shop", "Things:Get", "Things:Add");
    private static final StringAsset ON = new StringAsset("latchkey.container=true");
    private static final String CONFIGURATION = "META-INF/microprofile-config.properties";
    private static final String[] ALICE = {"Authorization", "Basic YWxpY2U6Zm9yIHRlc3RzIGFsb25l"};

    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start(
                "container",
                on(war("on"), Jar.parameter("latchkey.admin", "true")),
                war("configured").setWebXML(Jar.webXml(keys())).addAsResource(ON, CONFIGURATION),
                war("off").setWebXML(Jar.webXml(keys())),
                war("staff-off").addPackage("dev.latchkey.it.staffed").setWebXML(Jar.webXml(keys())),
                on(war("staff-on").addPackage("dev.latchkey.it.staffed")),
                on(war("handled-on")
                        .addPackage("dev.latchkey.it.staffed")
                        .addPackage("dev.latchkey.it.handled")
                        .addAsServiceProvider(Extension.class, OwnHandler.class)
                        // CDI looks for no beans beside an extension without it.
                        .addAsWebInfResource(
                                new StringAsset("<beans bean-discovery-mode=\"annotated\"/>"), "beans.xml")),
                on(war("login-on"), "<login-config><auth-method>BASIC</auth-method></login-config>"));
    }

    /** By web.xml, but on Liberty, which looks for beans before it shows web.xml of a packed WAR. */
    private static WebArchive on(WebArchive war, String... content) {
        boolean early = ServerKind.CURRENT == ServerKind.LIBERTY;
        String switchedOn = early ? "" : Jar.parameter("latchkey.container", "true");
        war.setWebXML(Jar.webXml(keys(), switchedOn, String.join("", content)));
        return early ? war.addAsResource(ON, CONFIGURATION) : war;
    }

    private static String keys() {
        return Keys.setting(ALL, READER);
    }

    private static WebArchive war(String name) {
        return Jar.war(name).addPackage("dev.latchkey.it.contained");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What {@code WhoAsks} says of a key. */
    private static String[] known(Keys key, boolean adds) {
        String roles = key.id() + " true " + adds;
        return new String[] {
            "caller=" + key.id(),
            "servlet=" + key.id() + " " + roles,
            "scheme=Key",
            "ejb=" + roles,
            "security=" + roles,
            "cdi=" + key.id(),
            "session=false",
            "mechanisms=1"
        };
    }

    private static List<String> lines(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body().lines().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "configured"})
    @Gap(
            on = ServerKind.PAYARA_MICRO,
            fromJava = 24,
            because =
                    "On Java 25, Payara's SecurityContext reports no roles of a caller; servlets, EJBs and @RolesAllowed know them")
    void everyPartOfTheContainerKnowsTheCallerAndItsScopes(String war) {
        Http http = server.http(war);
        assertThat(lines(http.get(ALL, "api/contained/who")))
                .contains(known(ALL, true))
                .contains("rest=" + ALL.id() + " true true");
        assertThat(lines(http.get(READER, "api/contained/who")))
                .contains(known(READER, false))
                .contains("rest=" + READER.id() + " true false");
        assertThat(lines(http.get(ALL, "who"))).startsWith(known(ALL, true));
        assertThat(lines(http.get(READER, "forward"))).startsWith(known(READER, false));
    }

    @Test
    void containerGuardsByItsOwnRoles() {
        Http http = server.http("on");
        assertThat(http.get(READER, "api/contained/ejb-read").body()).isEqualTo("read by " + READER.id());
        assertThat(http.get(ALL, "api/contained/ejb-write").body()).isEqualTo("written by " + ALL.id());
        assertThat(http.get(READER, "api/contained/ejb-write").body()).isEqualTo("refused by the EJB container");
        assertThat(http.get(ALL, "api/contained/rest-role").body()).isEqualTo("added");
        assertThat(http.get(READER, "api/contained/rest-role").statusCode()).isEqualTo(403);
        assertThat(http.get(ALL, "constrained").body()).isEqualTo("constrained for " + ALL.id());
        assertThat(http.get(READER, "constrained").statusCode()).isEqualTo(403);
        assertThat(http.get(ALL, "staff").statusCode()).isEqualTo(403);
    }

    /** The client keeps its connection, and the server its threads. */
    @Test
    void callersInTurnAreNotTakenForOneAnother() {
        Http http = server.http("on");
        for (int i = 0; i < 40; i++) {
            for (String path : List.of("who", "async")) {
                assertThat(identity(http.get(ALL, path))).containsOnly(ALL.id());
                assertThat(identity(http.get(READER, path))).containsOnly(READER.id());
                assertThat(identity(http.get(path))).doesNotContain(ALL.id(), READER.id());
            }
        }
    }

    @Test
    void callersAtOnceAreNotTakenForOneAnother() {
        Http http = server.http("on");
        IntStream.range(0, 60).parallel().forEach(i -> assertThat(
                        identity(http.get(i % 2 == 0 ? ALL : READER, i % 3 == 0 ? "forward" : "who")))
                .containsOnly(i % 2 == 0 ? ALL.id() : READER.id()));
    }

    /** The names that servlet, EJB, Jakarta Security and CDI have for the caller. */
    private static List<String> identity(HttpResponse<String> response) {
        return lines(response).stream()
                .filter(line -> line.matches("(caller|servlet|ejb|security|cdi)=.*"))
                .map(line -> line.replaceFirst(".*?=(\\S*).*", "$1"))
                .toList();
    }

    /** What runs elsewhere for one request must not have another's roles either. */
    @Test
    void asynchronousDispatchHasNoRolesButTheCallers() {
        Http http = server.http("on");
        for (int i = 0; i < 20; i++) {
            assertThat(lines(http.get(ALL, "async"))).contains("ejb=" + ALL.id() + " true true");
            assertThat(lines(http.get(READER, "async"))).contains("ejb=" + READER.id() + " true false");
            assertThat(http.get("async").body()).doesNotContain(" true");
        }
    }

    @Test
    void nothingOfTheCallerStaysInASession() {
        Http http = server.http("on");
        HttpResponse<String> made = http.get(ALL, "session");
        String cookie = made.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");

        assertThat(http.get("session", "Cookie", cookie).statusCode()).isEqualTo(401);
        assertThat(http.get("constrained", "Cookie", cookie).statusCode()).isEqualTo(401);
        assertThat(lines(http.get("who", "Cookie", cookie))).contains("caller=nobody", "session=true");
        assertThat(identity(http.get("who", "Cookie", cookie, "Authorization", "Key " + READER.text())))
                .containsOnly(READER.id());
        assertThat(made.headers().allValues("Set-Cookie")).hasSize(1);
    }

    @Test
    void publicEndpointStaysPublic() {
        assertThat(lines(server.http("on").get("api/contained/public")))
                .contains("caller=nobody", "servlet=null null false false", "session=false")
                // Open Liberty has a scheme for nobody.
                .containsAnyOf("scheme=null", "scheme=BASIC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/contained/who", "api/contained/public", "session", "who"})
    void wrongKeyIsRefusedAsBefore(String path) {
        HttpResponse<String> refused = server.http("on").get(WRONG, path);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).isEqualTo(server.http("off").get(WRONG, path).body());
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .contains("Key realm=\"latchkey\", error=\"invalid_token\"");
    }

    /** The filter is not asked there: the container would refuse with its own page. */
    @ParameterizedTest
    @ValueSource(strings = {"constrained", "authenticate"})
    void whereTheContainerNeedsACallerTheRefusalIsOurs(String path) {
        HttpResponse<String> refused = server.http("on").get(path);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("credentials-required");
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Key realm=\"latchkey\"");
        assertThat(server.http("on").get(WRONG, path).body()).contains("invalid-key");
    }

    @Test
    void hostMayAskTheContainerToAuthenticate() {
        assertThat(server.http("on").get(READER, "authenticate").body()).isEqualTo("authenticated " + READER.id());
    }

    @Test
    void switchedOffNothingOfItIsThere() {
        assertThat(lines(server.http("off").get(ALL, "who")))
                .contains("servlet=" + ALL.id() + " " + ALL.id() + " true true", "mechanisms=0")
                // Trap T12: WildFly names an anonymous caller, and GlassFish 8 takes the name of the request.
                .containsAnyOf(
                        "security=null false false",
                        "security=anonymous false false",
                        "security=" + ALL.id() + " false false");
    }

    @Test
    void switchedOffTheHostsOwnLoginIsUntouched() {
        Http http = server.http("staff-off");
        assertThat(http.get("staff", ALICE).body()).isEqualTo("staff alice");
        assertThat(http.get("staff").headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"staff\"");
        assertThat(lines(http.get(ALL, "who"))).contains("caller=" + ALL.id(), "mechanisms=0");
    }

    @Test
    void besideAnotherLoginTheDeploymentStops() throws IOException {
        assertThat(server.log())
                // Open Liberty says so itself.
                .containsAnyOf(
                        "latchkey.container is \"true\", and web.xml has a <login-config> with BASIC",
                        "CWWKS1931E: The login-on application  failed deployment");
        assertStopped("login-on");
        if (!usesSeveralMechanisms()) {
            assertThat(server.log())
                    .contains(
                            "latchkey.container is \"true\", but the web application has an HttpAuthenticationMechanism");
            assertStopped("staff-on");
        }
    }

    private static void assertStopped(String war) {
        assertThat(server.http(war).get("api/contained/public").statusCode())
                .as(war)
                .isEqualTo(404);
    }

    /** Whether the server has Jakarta Security 4. */
    private static boolean usesSeveralMechanisms() {
        return lines(server.http("on").get(ALL, "who")).contains("several=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff-on", "handled-on"})
    void besideAnotherLogin_keysAndUsersAreBothKnown(String war) {
        assumeThat(usesSeveralMechanisms()).as("Jakarta Security 4").isTrue();
        Http http = server.http(war);
        for (int i = 0; i < 5; i++) {
            assertThat(identity(http.get(ALL, "who"))).containsOnly(ALL.id());
            assertThat(lines(http.get(READER, "who")))
                    .contains("servlet=" + READER.id() + " " + READER.id() + " true false");
            assertThat(http.get(READER, "api/contained/ejb-write").body()).isEqualTo("refused by the EJB container");
            assertThat(http.get("staff", ALICE).body()).isEqualTo("staff alice");
            assertThat(identity(http.get("who"))).doesNotContain("alice", ALL.id(), READER.id());
        }
        assertThat(http.get(ALL, "constrained").body()).isEqualTo("constrained for " + ALL.id());
        assertThat(http.get(READER, "constrained").statusCode()).isEqualTo(403);
        assertThat(http.get(ALL, "staff").statusCode()).isEqualTo(403);
        HttpResponse<String> anonymous = http.get("staff");
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"staff\"");
        assertThat(http.get(WRONG, "staff").body()).contains("invalid-key");
        assertThat(http.get(WRONG, "who").body()).contains("invalid-key");
    }
}
