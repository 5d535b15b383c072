package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.latchkey.it.wrong.WrongBeans;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.ClassAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What must not be deployed is not, and one sentence in the log says why; the server's other applications live. */
@EveryServer
class RefusedDeploymentsIT {
    private static final Map<WebArchive, String> WRONG = new LinkedHashMap<>();

    /** Deployments that the server stops before Latchkey sees what is wrong with them, so that its sentence is another. */
    private static final Set<String> STOPPED_BY_SERVER = new HashSet<>();

    /** What is deployed, with one sentence that says what was probably meant. */
    private static final Map<WebArchive, String> ODD = new LinkedHashMap<>();

    /** Where the {@code beans.xml} of a web application is not about the jars in it, so that ours has beans all the same. */
    private static final Set<ServerKind> EVERY_ARCHIVE_BY_ITSELF =
            EnumSet.of(ServerKind.WILDFLY, ServerKind.LIBERTY, ServerKind.TOMEE);

    private static Server server;

    static {
        wrong(
                setting("unknown-setting", "latchkey.undelcared", "allow"),
                "The context-param latchkey.undelcared is not a setting of Latchkey. Did you mean latchkey.undeclared?");
        wrong(
                setting("bad-value", "latchkey.undeclared", "maybe"),
                "latchkey.undeclared is \"maybe\", allowed is: deny, allow, fail.");
        wrong(
                setting("bad-lease", "latchkey.revocation.lease", "2 minutes"),
                "latchkey.revocation.lease is \"2 minutes\", allowed is: a duration from 0s to 60s");
        wrong(
                setting("short-lease", "latchkey.revocation.lease", "100ms"),
                "latchkey.revocation.lease is \"100ms\" (not longer than latchkey.revocation.poll, which is 500ms");
        wrong(
                setting("other-spelling", "latchkey_undeclared", "allow"),
                "The context-param latchkey_undeclared is not a setting of Latchkey. Did you mean latchkey.undeclared?");
        wrong(
                bean(WrongBeans.HiddenApplication.class)
                        .setWebXML(Jar.webXml(
                                Jar.parameter("latchkey.admin", "true"), Jar.parameter("latchkey.admin.path", "/api"))),
                "latchkey.admin.path is \"/api\" (the path of the REST application"
                        + " dev.latchkey.it.wrong.WrongBeans$HiddenApplication)");
        ODD.put(
                setting("nobody", "latchkey.application", "nobody"),
                "latchkey.application is \"nobody\", but no application has this id, so every key is refused");
        ODD.put(
                bean(WrongBeans.MistypedScope.class),
                "WrongBeans$MistypedScope.get names the scope Thing:Get, which no @Scope describes. Did you"
                        + " mean Things:Get?");
        ODD.put(
                Jar.war("hidden-files")
                        .add(new StringAsset("hidden"), "docs/page.html")
                        .setWebXML(Jar.webXml(
                                Jar.parameter("latchkey.admin", "true"),
                                Jar.parameter("latchkey.admin.path", "/docs"))),
                "latchkey.admin.path is \"/docs\", so files of the web application are not served: /docs/page.html");
        wrong(
                setting("bad-keys", "latchkey.keys", "id=abcdefghijkl digest=sha256:00 application=shop scopes="),
                "latchkey.keys is not repeated here (entry 1: the digest must be sha256:");
        wrong(
                setting("bad-pepper", "latchkey.pepper", "1:c2hvcnQ="),
                "latchkey.pepper is not repeated here (a version is out of range or a secret is shorter than 32"
                        + " bytes)");
        wrong(
                setting("no-datasource", "latchkey.datasource", "java:app/jdbc/nowhere"),
                "latchkey.datasource is \"java:app/jdbc/nowhere\", but no data source has this name");
        wrong(
                ServerKind.CURRENT
                        .withDriver(Jar.war("no-tables"))
                        .setWebXML(Jar.webXml(
                                Jar.parameter("latchkey.datasource", "java:app/jdbc/empty"),
                                Jar.dataSource("java:app/jdbc/empty", "empty"))),
                "run R__latchkey_01_keys.sql and R__latchkey_02_management.sql and R__latchkey_03_use.sql and R__latchkey_04_tokens.sql and R__latchkey_05_time_zones.sql"
                        + " and R__latchkey_06_signatures.sql and R__latchkey_07_audit_generation.sql and R__latchkey_08_characters.sql"
                        + " and R__latchkey_09_life.sql and R__latchkey_10_secrets.sql and R__latchkey_11_tickets.sql");
        wrong(
                bean(WrongBeans.UndeclaredMethod.class)
                        .setWebXML(Jar.webXml(Jar.parameter("latchkey.undeclared", "fail"))),
                "latchkey.undeclared is \"fail\", and dev.latchkey.it.wrong.WrongBeans$UndeclaredMethod.get has"
                        + " no declaration");
        wrong(bean(WrongBeans.PrivateMethod.class), "WrongBeans$PrivateMethod.secret, which is private");
        wrong(bean(WrongBeans.FinalMethod.class), finalMethodOfEjb());
        if (ServerKind.CURRENT == ServerKind.WILDFLY || ServerKind.CURRENT == ServerKind.LIBERTY) {
            STOPPED_BY_SERVER.add("FinalMethod");
        }
        wrong(bean(WrongBeans.FinalRestMethod.class), "WrongBeans$FinalRestMethod.secret, which is final");
        wrong(bean(WrongBeans.MalformedScope.class), "MalformedScope.get: \"Things Get\" is not the name of a scope");
        wrong(
                bean(WrongBeans.MalformedMember.class),
                "MalformedMember.member: \"Things::Get\" is not the name of a scope");
        wrong(
                bean(WrongBeans.RedactedStream.class),
                "RedactedStream.get has @Redaction and returns a StreamingOutput, whose content cannot be redacted");
        wrong(
                bean(WrongBeans.WrongLimit.class),
                "@Redaction at dev.latchkey.it.wrong.WrongBeans$WrongLimit.get has the limit 50.0, allowed is: a"
                        + " number from 0");
        wrong(
                bean(WrongBeans.WrongPointer.class),
                "WrongPointer.get has the pointer \"things\", allowed is: a JSON pointer such as /inputs/*/concepts");
        wrong(
                setting("bad-limit", "latchkey.redaction.limit", "50%"),
                "latchkey.redaction.limit is \"50%\", allowed is: a number from 0 to 1.");
        wrong(bean(WrongBeans.EmptyAnnotation.class), "EmptyAnnotation.get names no scope");
        wrong(bean(WrongBeans.Contradiction.class), "Contradiction.get has both @PublicEndpoint and @ScopeRequired");
        wrong(bean(WrongBeans.UnknownRequirement.class), "The scope Things:Add requires Thinks:Get, which is neither");
        wrong(bean(WrongBeans.Circle.class), "Scopes require each other in a circle: A requires B requires A.");
        wrong(
                bean(WrongBeans.OneRenderer.class).addClass(WrongBeans.OtherRenderer.class),
                "Two beans implement RefusalRenderer");
        if (ServerKind.CURRENT == ServerKind.PAYARA_MICRO) {
            // T8: a server that is told to skip the jar when it scans.
            wrong(
                    bean(WrongBeans.LeftOutServlet.class)
                            .addAsWebInfResource(
                                    new StringAsset(
                                            "<payara-web-app><scanning-exclude>latchkey*</scanning-exclude></payara-web-app>"),
                                    "payara-web.xml"),
                    "The beans of Latchkey were not found, because a scanning-exclude or a skip list of the server has its jar");
        }
        if (ServerKind.CURRENT == ServerKind.TOMEE) {
            wrong(
                    setting("container-on", "latchkey.container", "true"),
                    "latchkey.container is \"true\", allowed on TomEE is: false.");
            wrong(
                    bean(WrongBeans.InheritsDefault.class).addClass(WrongBeans.GuardedDefault.class),
                    "@ScopeRequired guards the default method dev.latchkey.it.wrong.WrongBeans$GuardedDefault.secret, which"
                            + " dev.latchkey.it.wrong.WrongBeans$InheritsDefault inherits and this server does not intercept."
                            + " Override it in the class.");
        }
        // T2: without the initializer nothing checks, so nothing may run.
        wrong(
                Jar.war("left-out-servlets")
                        .addClass(WrongBeans.LeftOutServlet.class)
                        .addAsWebInfResource(
                                new ClassAsset(WrongBeans.class),
                                "classes/" + WrongBeans.class.getName().replace('.', '/') + ".class")
                        .setWebXML(Jar.webXml("<absolute-ordering/>")),
                "Latchkey was not started in /left-out-servlets");
        if (!EVERY_ARCHIVE_BY_ITSELF.contains(ServerKind.CURRENT)) {
            if (ServerKind.CURRENT == ServerKind.GLASSFISH) {
                STOPPED_BY_SERVER.add("without-cdi");
            }
            wrong(
                    withoutCdi(),
                    ServerKind.CURRENT == ServerKind.GLASSFISH
                            ? "Exception while loading the app : CDI deployment failure"
                            : "Latchkey needs CDI, which is off in this web application");
        }
        wrong(bean(WrongBeans.FinalInGuarded.class), "WrongBeans$FinalInGuarded.helper is final");
        // Tomcat looks for classes that are annotated, and not for methods.
        if (ServerKind.CURRENT != ServerKind.TOMEE) {
            wrong(bean(WrongBeans.OddServlet.class), "WrongBeans$OddServlet.helper, which no request calls directly");
        }
        wrong(
                Jar.probe("left-out").setWebXML(Jar.webXml("<absolute-ordering/>")),
                "If web.xml has an <absolute-ordering>, add <name>latchkey</name> to it");
    }

    /** Some servers refuse an EJB of that kind before CDI sees it. */
    private static String finalMethodOfEjb() {
        return switch (ServerKind.CURRENT) {
            case WILDFLY -> "Failed to process phase INSTALL of deployment \"FinalMethod.war\"";
            case LIBERTY -> "EJB class dev.latchkey.it.wrong.WrongBeans$FinalMethod must be a top level class";
            default -> "WrongBeans$FinalMethod.secret, which is final";
        };
    }

    private static WebArchive withoutCdi() {
        return bean(WrongBeans.LeftOutServlet.class, "without-cdi")
                .addAsWebInfResource(
                        new StringAsset("<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
                                + " bean-discovery-mode=\"none\"/>"),
                        "beans.xml");
    }

    private static void wrong(WebArchive war, String sentence) {
        WRONG.put(war, sentence);
    }

    private static WebArchive setting(String war, String name, String value) {
        return Jar.war(war).setWebXML(Jar.webXml(Jar.parameter(name, value)));
    }

    private static WebArchive bean(Class<?> type) {
        return bean(type, type.getSimpleName());
    }

    private static WebArchive bean(Class<?> type, String war) {
        // As an asset: added as a class it would bring all the other mistakes along.
        return Jar.war(war)
                .addClass(type)
                .addAsWebInfResource(
                        new ClassAsset(WrongBeans.class),
                        "classes/" + WrongBeans.class.getName().replace('.', '/') + ".class");
    }

    @BeforeAll
    static void start() throws IOException {
        server = Server.start(
                "refused",
                Stream.concat(
                                Stream.concat(WRONG.keySet().stream(), ODD.keySet().stream()),
                                EVERY_ARCHIVE_BY_ITSELF.contains(ServerKind.CURRENT)
                                        ? Stream.of(Jar.probe("right"), withoutCdi())
                                        : Stream.of(Jar.probe("right")))
                        .toArray(WebArchive[]::new));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> wrong() {
        return WRONG.entrySet().stream()
                .map(each -> Arguments.of(each.getKey().getName().replace(".war", ""), each.getValue()));
    }

    @ParameterizedTest
    @MethodSource
    void wrong(String war, String sentence) throws IOException {
        assertThat(server.log()).contains(sentence);
        assertThat(server.http(war).get("").statusCode()).isEqualTo(404);
        assertThat(server.http(war).get("api/things/public").statusCode()).isEqualTo(404);
    }

    /** Somebody who reads the log from the top meets the sentence before the stack traces of the server. */
    @ParameterizedTest
    @MethodSource("wrong")
    void sentenceIsARecordOfOursBeforeTheServersException(String war, String sentence) throws IOException {
        assumeThat(STOPPED_BY_SERVER).doesNotContain(war);
        // Payara Micro colours what it prints.
        List<String> lines =
                server.records().replaceAll("\u001b\\[[;\\d]*m", "").lines().toList();
        int first = IntStream.range(0, lines.size())
                .filter(each -> lines.get(each).contains(sentence))
                .findFirst()
                .orElseThrow();
        String line = lines.get(first);
        // Some servers write the name of the logger on a line of its own.
        String before = lines.get(Math.max(0, first - 1)) + "\n" + line.substring(0, line.indexOf(sentence));
        assertThat(before)
                .containsPattern("SEVERE|ERROR| E ")
                .containsPattern("[ \\[|]dev\\.latchkey[.a-zA-Z]*[\\] |]")
                .doesNotContain("Exception", "Caused by", "\tat ");
    }

    static Stream<Arguments> odd() {
        return ODD.entrySet().stream()
                .map(each -> Arguments.of(each.getKey().getName().replace(".war", ""), each.getValue()));
    }

    @ParameterizedTest
    @MethodSource
    void odd(String war, String sentence) throws IOException {
        assertThat(server.log()).containsOnlyOnce(sentence);
        assertThat(server.http(war).get("nothing").statusCode()).as("runs").isEqualTo(401);
    }

    @Test
    void rightOneHearsNothing() throws IOException {
        assertThat(server.log().lines().filter(line -> line.contains("did you mean") || line.contains("Did you mean")))
                .noneMatch(line -> line.contains("dev.latchkey.it.probe"));
    }

    @Test
    void rightOneOfTheSameServerRuns() {
        // TomEE does not say which requests REST will answer, and public methods need the setting latchkey.public, too.
        int expected = ServerKind.CURRENT == ServerKind.TOMEE ? 401 : 200;
        assertThat(server.http("right").get("api/things/public").statusCode()).isEqualTo(expected);
    }

    @Test
    void webApplicationWithoutBeansIsGuardedOrRefused() {
        int refused = EVERY_ARCHIVE_BY_ITSELF.contains(ServerKind.CURRENT) ? 401 : 404;
        assertThat(server.http("without-cdi").get("api/things/public").statusCode())
                .isEqualTo(refused);
    }

    @Test
    void settingThatHoldsSecretsIsNotRepeated() throws IOException {
        assertThat(server.log()).doesNotContain("c2hvcnQ=").doesNotContain("sha256:00 ");
    }
}
