package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.KeyText;
import dev.latchkey.it.managed.Seeder;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Runs a web application whose keys are managed over HTTP, beside one that leaves that off, and speaks to it. */
final class ManagedServer implements AutoCloseable {
    /** Manage all applications, and one of two others. */
    final Keys root;

    final Keys shop;
    final Keys blog;

    private final MicroServer server;
    private final Http http;

    private ManagedServer(MicroServer server, Properties texts) {
        this.server = server;
        http = server.http("managed");
        root = made(texts.getProperty("latchkey"));
        shop = made(texts.getProperty("shop"));
        blog = made(texts.getProperty("blog"));
    }

    static ManagedServer start(String name, Keys... configured) throws IOException {
        Path file = Path.of(System.getProperty("it.target"), "servers", name, "keys.properties");
        Files.deleteIfExists(file);
        MicroServer server = MicroServer.start(
                name,
                war(
                        "managed",
                        Jar.parameter("latchkey.admin", "true"),
                        Keys.setting(configured),
                        Jar.parameter(Seeder.FILE, file.toString())),
                war("quiet"));
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException refused) {
            server.close();
            throw refused;
        }
        return new ManagedServer(server, texts);
    }

    private static WebArchive war(String name, String... parameters) {
        return Jar.war(name).addPackage("dev.latchkey.it.managed").setWebXML(Jar.webXml(parameters));
    }

    private static Keys made(String text) {
        return new Keys(KeyText.parse(text, List.of("lk")).orElseThrow().id(), text, "");
    }

    /** The key that an answer shows. */
    static Keys made(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as("status of what made a key").isEqualTo(201);
        return made(json(answer).getString("text"));
    }

    static JsonObject json(HttpResponse<String> answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    /** The texts in an array, such as scopes. */
    static List<String> texts(JsonObject object, String member) {
        return object.getJsonArray(member).getValuesAs(JsonString::getString);
    }

    static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    /** A request to make a key. */
    static String asking(String application, String description, String... scopes) {
        JsonArrayBuilder array = Json.createArrayBuilder(List.of(scopes));
        return Json.createObjectBuilder()
                .add("application", application)
                .add("description", description)
                .add("scopes", array)
                .build()
                .toString();
    }

    /** Asks for something below the path of the management, as JSON; by nobody if the key is null. */
    HttpResponse<String> call(Keys key, String method, String path, String body, String... more) {
        return send(key, method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8), more);
    }

    /** The same with bytes that may be no text; a Content-Type in the headers takes the place of JSON. */
    HttpResponse<String> send(Keys key, String method, String path, byte[] body, String... more) {
        List<String> headers = new ArrayList<>(List.of(more));
        if (key != null) {
            headers.addAll(List.of("Authorization", "Key " + key.text()));
        }
        if (body != null && !headers.contains("Content-Type")) {
            headers.addAll(List.of("Content-Type", "application/json"));
        }
        return http.sendBytes(method, "latchkey/" + path, body, headers.toArray(String[]::new));
    }

    HttpResponse<String> get(Keys key, String path) {
        return call(key, "GET", path, null);
    }

    /** Makes a key by the right of all. */
    Keys make(String application, String... scopes) {
        return made(call(root, "POST", "keys", asking(application, "Made by a test", scopes)));
    }

    /** What a key's call to the web application is answered with. */
    int use(Keys key) {
        return http.get(key, "api/inputs").statusCode();
    }

    /** All entries of a list, page by page. */
    List<JsonObject> all(Keys key, String path, String list, String cursor) {
        List<JsonObject> all = new ArrayList<>();
        String start = path + (path.contains("?") ? "&" : "?");
        String next = "";
        do {
            HttpResponse<String> answer = get(key, start + next);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            JsonObject page = json(answer);
            all.addAll(page.getJsonArray(list).getValuesAs(JsonObject.class));
            next = page.containsKey("next") ? cursor + "=" + page.getString("next") : "";
        } while (!next.isEmpty());
        return all;
    }

    List<JsonObject> audit() {
        return all(root, "audit?limit=200", "entries", "before");
    }

    /** All that management can change, to be compared before and after. */
    List<JsonObject> everything() {
        List<JsonObject> all = new ArrayList<>(all(root, "applications?limit=200", "applications", "after"));
        all.addAll(all(root, "keys?limit=200", "keys", "after"));
        all.addAll(audit());
        return all;
    }

    /** The web application that switches management on, and the one that does not. */
    Http http(String war) {
        return server.http(war);
    }

    @Override
    public void close() {
        server.close();
    }
}
