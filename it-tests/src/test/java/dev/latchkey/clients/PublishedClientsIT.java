package dev.latchkey.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.DemoHost;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The clients that were published for the original API call the demo, unchanged, with keys of every kind. */
@ExtendWith(ArquillianExtension.class)
class PublishedClientsIT {
    private static final String INPUTS = "harbour(sea,boats,evening) forest(trees,mist,morning) desert(sand,sky,camels)"
            + " city-night(buildings,night,moon,water) meadow(grass,flowers,tree,sky) mountains(snow,lake,sky)";
    private static final String MODEL = "labels(boats,buildings,camels,evening,flowers,grass,lake,mist,moon,morning,"
            + "night,sand,sea,sky,snow,tree,trees,water)";

    /** The calls that are about concepts and nothing else. */
    private static final Set<String> OF_CONCEPTS = Set.of("list concepts", "get concept", "add concept");

    @ArquillianResource
    private URL base;

    private String url;
    private DemoKeys keys;

    /** At the root: the Java client knows of no address with a path. */
    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        return DemoHost.war("ROOT.war");
    }

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        PublishedClient.install();
    }

    @BeforeEach
    void connect() throws IOException {
        url = base.toString().replaceFirst("/$", "");
        keys = new DemoKeys(url);
    }

    @ParameterizedTest
    @EnumSource
    void keyWithAllScopesMayDoEverything(PublishedClient client) throws IOException, InterruptedException {
        seesEverything(client.drive(url, keys.all()));
    }

    @Test
    void pathsMayNameTheUserAndTheApplication() throws IOException, InterruptedException {
        seesEverything(
                PublishedClient.JS_2_9_1.drive(url, keys.all(), Map.of("DEMO_USER", "somebody", "DEMO_APP", "demo")));
    }

    /** Later versions of the Java client refuse to use them. */
    @ParameterizedTest
    @EnumSource(names = {"JS_2_9_1", "JAVA_2_3_0"})
    void clientIdAndSecretGoOn(PublishedClient client) throws IOException, InterruptedException {
        seesEverything(client.drive(url, "", keys.client()));
    }

    @Test
    void feedbackIsTaken() throws IOException, InterruptedException {
        Map<String, JsonObject> outcomes = PublishedClient.JS_2_9_1.drive(url, keys.all());
        shows(outcomes, "feedback on a prediction", "Ok");
        shows(outcomes, "feedback on a search", "Ok");
    }

    @Test
    void wrongSecretIsToldAsSuch() throws IOException, InterruptedException {
        Map<String, String> wrong = new HashMap<>(keys.client());
        wrong.put("DEMO_SECRET", keys.client().get("DEMO_SECRET"));
        PublishedClient.JS_2_9_1
                .drive(url, "", wrong)
                .forEach((call, outcome) -> refused(PublishedClient.JS_2_9_1, call, outcome, 401, 11002));
    }

    @ParameterizedTest
    @EnumSource
    void keyWithoutConceptsSeesEverythingElse(PublishedClient client) throws IOException, InterruptedException {
        Map<String, JsonObject> outcomes = client.drive(url, keys.withoutConcepts());
        OF_CONCEPTS.forEach(call -> refused(client, call, outcomes.get(call), 403, 11007));
        shows(outcomes, "list inputs", INPUTS.replaceAll("\\([^)]*\\)", "()"));
        shows(outcomes, "get input", "harbour()");
        shows(outcomes, "list models", "color() labels()");
        shows(outcomes, "list models, page 2", "");
        shows(outcomes, "get model", "labels()");
        shows(outcomes, "model inputs", INPUTS.replaceAll("\\([^)]*\\)", "()"));
        assertThat(shown(outcomes, "predict colours")).matches("#[0-9a-f]{6}( #[0-9a-f]{6})*");
        shows(outcomes, "predict concepts", "");
        shows(outcomes, "search", "harbour()");
        assertThat(shown(outcomes, "search predictions")).startsWith("harbour()");
        assertThat(shown(outcomes, "add input")).matches("added-[a-z0-9-]+\\(\\)");
        assertThat(shown(outcomes, "patch input")).isEqualTo(shown(outcomes, "add input"));
        assertThat(shown(outcomes, "overwrite concepts")).isEqualTo(shown(outcomes, "add input"));
        inputsComeAndGo(outcomes);
    }

    @ParameterizedTest
    @EnumSource
    void keyWithoutScopesIsToldWhatItLacks(PublishedClient client) throws IOException, InterruptedException {
        allRefused(client, keys.none(), 403, 11007);
    }

    @ParameterizedTest
    @EnumSource
    void unknownKeyIsNotFound(PublishedClient client) throws IOException, InterruptedException {
        allRefused(client, keys.unknown(), 401, 11009);
    }

    @ParameterizedTest
    @EnumSource
    void deletedKeyIsNotFound(PublishedClient client) throws IOException, InterruptedException {
        allRefused(client, keys.deleted(), 401, 11009);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoKeyIsInvalid(PublishedClient client) throws IOException, InterruptedException {
        allRefused(client, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 401, 11008);
    }

    private static void seesEverything(Map<String, JsonObject> outcomes) {
        shows(outcomes, "list inputs", INPUTS);
        shows(outcomes, "get input", "harbour(sea,boats,evening)");
        assertThat(shown(outcomes, "list concepts")).startsWith("sea boats evening trees ");
        shows(outcomes, "get concept", "sea");
        shows(outcomes, "list models", "color() " + MODEL);
        shows(outcomes, "list models, page 2", "");
        shows(outcomes, "get model", MODEL);
        shows(outcomes, "model inputs", INPUTS);
        assertThat(shown(outcomes, "model versions")).matches("[0-9a-f]{32}");
        assertThat(shown(outcomes, "predict colours")).matches("#[0-9a-f]{6}( #[0-9a-f]{6})*");
        assertThat(shown(outcomes, "predict concepts")).startsWith("sea boats evening");
        shows(outcomes, "search", "harbour(sea,boats,evening)");
        assertThat(shown(outcomes, "search predictions")).startsWith("harbour(sea,boats,evening)");
        assertThat(shown(outcomes, "add input")).matches("added-[a-z0-9-]+\\(seen-[a-z0-9-]+\\)");
        assertThat(shown(outcomes, "patch input")).matches("added-[a-z0-9-]+\\(seen-[a-z0-9-]+,also-[a-z0-9-]+\\)");
        assertThat(shown(outcomes, "overwrite concepts")).matches("added-[a-z0-9-]+\\(only-[a-z0-9-]+\\)");
        inputsComeAndGo(outcomes);
        shows(outcomes, "add concept", "added");
    }

    /** What no scope of concepts changes. */
    private static void inputsComeAndGo(Map<String, JsonObject> outcomes) {
        assertThat(shown(outcomes, "remove concepts")).matches("added-[a-z0-9-]+\\(\\)");
        shows(outcomes, "delete input", "deleted");
        shows(outcomes, "predict bytes", "#8080ff");
        assertThat(shown(outcomes, "add input of bytes")).matches("bytes-[a-z0-9-]+\\(\\)");
        assertThat(shown(outcomes, "get input of bytes")).isEqualTo(shown(outcomes, "add input of bytes"));
        shows(outcomes, "delete inputs", "deleted");
    }

    private void allRefused(PublishedClient client, String key, int status, int code)
            throws IOException, InterruptedException {
        client.drive(url, key).forEach((call, outcome) -> refused(client, call, outcome, status, code));
    }

    /** A rejected promise with the answer, or a failed response with the code: nothing that is thrown, nothing that hangs. */
    private static void refused(PublishedClient client, String call, JsonObject outcome, int status, int code) {
        assertThat(outcome.keySet()).as(call + ": " + outcome).contains("code").doesNotContain("thrown");
        assertThat(outcome.getInt("code")).as(call).isEqualTo(code);
        assertThat(outcome.getString("details")).as(call).isNotBlank();
        if (client.isJavaScript()) {
            assertThat(outcome.getInt("http")).as(call).isEqualTo(status);
        } else {
            assertThat(outcome.getString("kind")).as(call).isEqualTo("Failure");
        }
    }

    private static void shows(Map<String, JsonObject> outcomes, String call, String shown) {
        assertThat(shown(outcomes, call)).as(call).isEqualTo(shown);
    }

    private static String shown(Map<String, JsonObject> outcomes, String call) {
        JsonObject outcome = outcomes.get(call);
        assertThat(outcome).as(call).isNotNull();
        assertThat(outcome.keySet()).as(call + ": " + outcome).contains("shown");
        return outcome.getString("shown");
    }
}
