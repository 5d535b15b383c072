package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Secret;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Runs the web application whose keys are managed, and makes what each test manages. */
final class ManagedHost implements AutoCloseable {
    /** Keys are managed, and all else is as by default: for tests of what happens when the database responds late. */
    static final String ON_WITH_DEFAULTS = Jar.parameter("latchkey.admin", "true");
    /** Keys are managed, and requests wait long for the database, for the machine that runs the tests may be busy. */
    static final String ON = ON_WITH_DEFAULTS + Jar.parameter("latchkey.store.timeout", "30s");

    static final String[] MANAGING = {"Apps:Add", "Apps:Delete", "Apps:Get", "Keys:Add", "Keys:Delete", "Keys:Get"};
    static final String[] INPUTS = {"Concepts:Get", "Inputs:Add", "Inputs:Delete", "Inputs:Get"};

    private static final Keys ADMIN =
            manager("latchkey", "Concepts:Get", "Inputs:Add", "Inputs:Delete", "Inputs:Get", "Later:Get");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Server server;
    private final Http http;

    private ManagedHost(Server server) {
        this.server = server;
        http = server.http("managed");
    }

    /** The web application on a server that runs. */
    static ManagedHost on(Server server) {
        return new ManagedHost(server);
    }

    /** Starts a server with the web application, which these keys are configured for besides that of {@link #admin}. */
    static ManagedHost start(String name, Keys... keys) throws IOException {
        return new ManagedHost(Server.start(name, war("managed", ON, keys)));
    }

    /** Starts a server with the web application, and others beside it that have the same tables. */
    static ManagedHost startWith(String name, WebArchive... others) throws IOException {
        return new ManagedHost(Server.start(
                name,
                Stream.concat(Stream.of(war("managed", ON)), Stream.of(others)).toArray(WebArchive[]::new)));
    }

    /** The web application under another name, with other settings. */
    static WebArchive war(String name, String settings, Keys... keys) {
        Keys[] all = Stream.concat(Stream.of(ADMIN), Stream.of(keys)).toArray(Keys[]::new);
        return Jar.war(name).addPackage("dev.latchkey.it.governed").setWebXML(Jar.webXml(Keys.setting(all), settings));
    }

    /** A key that manages, with these scopes besides. */
    static Keys manager(String application, String... scopes) {
        return Keys.make(application, both(MANAGING, scopes));
    }

    static String[] both(String[] some, String[] others) {
        return Stream.of(some, others).flatMap(Stream::of).toArray(String[]::new);
    }

    Http http() {
        return http;
    }

    Http http(String war) {
        return server.http(war);
    }

    /** Deletes a key, and returns when every server heeds that. */
    int deleteEverywhere(String id) {
        return http.send("DELETE", "inside?id=" + id, null).statusCode();
    }

    /** Ends the threads that ask for changes in the background. */
    void endPolling() {
        assertThat(http.send("POST", "inside", null).statusCode()).isEqualTo(204);
    }

    /** How many bytes of the heap are in use when what is not needed is gone. */
    long heap() {
        return Long.parseLong(http.get("inside").body());
    }

    /** Somebody who may do everything. */
    Caller admin() {
        return as(ADMIN);
    }

    /** The text of the key of {@link #admin}, for commands. */
    static String adminText() {
        return ADMIN.text();
    }

    /** The same at another web application of the server. */
    Caller adminAt(String war) {
        return new Caller(http(war), "Authorization", "Key " + ADMIN.text());
    }

    Caller as(Keys key) {
        return as(Secret.of(key.text()));
    }

    Caller as(Answer made) {
        return as(made.text().orElseThrow());
    }

    private Caller as(Secret text) {
        return new Caller(http, "Authorization", "Key " + text.reveal());
    }

    /** A new application's id. */
    String application() {
        String id = "app" + NUMBER.incrementAndGet();
        Answer made = admin().post("applications", "{\"id\":\"" + id + "\",\"name\":\"For a test\"}");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return id;
    }

    /** A new key. */
    Answer key(String application, String description, String... scopes) {
        Answer made = admin().post("keys", body(application, description, scopes));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made;
    }

    static String body(String application, String description, String... scopes) {
        return Json.createObjectBuilder()
                .add("application", application)
                .add("description", description)
                .add("scopes", Json.createArrayBuilder(List.of(scopes)))
                .build()
                .toString();
    }

    /** All applications, keys and entries of the audit trail: what a refused request must not change. */
    List<JsonObject> state() {
        List<JsonObject> state = new ArrayList<>(all("applications?limit=200", "applications", "after"));
        state.addAll(all("keys?limit=200", "keys", "after"));
        state.addAll(all("audit?limit=200", "entries", "before"));
        return state;
    }

    /** What all pages of a list hold. */
    List<JsonObject> all(String path, String member, String next) {
        Answer page = admin().get(path);
        List<JsonObject> all = new ArrayList<>(page.objects(member));
        while (page.json().containsKey("next")) {
            page = admin().get(path + "&" + next + "=" + page.string("next"));
            all.addAll(page.objects(member));
        }
        return all.stream().map(ManagedHost::managed).toList();
    }

    /** Without what requests change by coming. */
    private static JsonObject managed(JsonObject listed) {
        return Json.createObjectBuilder(listed)
                .remove("lastUsed")
                .remove("calls")
                .remove("lastAddress")
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
