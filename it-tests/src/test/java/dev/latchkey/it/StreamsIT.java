package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent long after the request goes by what the key holds then. */
@EveryServer
class StreamsIT {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static ManagedHost host;

    private String name;
    private String application;
    private Answer key;

    @BeforeAll
    static void start() throws IOException {
        WebArchive war = ManagedHost.war("managed", ManagedHost.ON + publicMethods())
                .addPackage("dev.latchkey.it.governed.inside")
                .addPackage("dev.latchkey.it.streamed");
        if (ServerKind.CURRENT.hasJersey()) {
            war.addPackage("dev.latchkey.it.streamed.jersey");
        }
        host = ManagedHost.on(Server.start("streams", war));
    }

    /** Must be listed on TomEE. */
    private static String publicMethods() {
        return ServerKind.CURRENT == ServerKind.TOMEE
                ? Jar.parameter("latchkey.public", "/api/late/waiting/*, /api/late/resumed/*, /api/events/*")
                : "";
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void makeKey() {
        name = "n" + NUMBER.incrementAndGet();
        application = host.application();
        key = host.key(application, "Listens", "Inputs:Get", "Concepts:Get");
    }

    /** The ways in which a key loses what the method needs. */
    enum Ending {
        DELETED {
            @Override
            void end(Answer key, String application) {
                assertThat(host.admin().delete("keys/" + key.id()).status()).isEqualTo(204);
            }
        },
        DELETED_EVERYWHERE {
            @Override
            void end(Answer key, String application) {
                assertThat(host.deleteEverywhere(key.id())).isEqualTo(204);
            }
        },
        DISABLED {
            @Override
            void end(Answer key, String application) {
                assertThat(host.admin()
                                .post("keys/" + key.id() + "/disable", "{}")
                                .status())
                        .isEqualTo(200);
            }
        },
        WITHOUT_THE_SCOPE_OF_THE_METHOD {
            @Override
            void end(Answer key, String application) {
                patch(key, "Concepts:Get");
            }
        },
        WITHOUT_ITS_APPLICATION {
            @Override
            void end(Answer key, String application) {
                assertThat(host.admin().delete("applications/" + application).status())
                        .isEqualTo(204);
            }
        };

        abstract void end(Answer key, String application);
    }

    private static void patch(Answer key, String... scopes) {
        Answer now = host.admin().get("keys/" + key.id());
        String body = "{\"description\":\"Changed\",\"scopes\":[\"" + String.join("\",\"", scopes) + "\"]}";
        Answer patched = host.admin().patch("keys/" + key.id(), body, "If-Match", now.etag());
        assertThat(patched.status()).as(patched.toString()).isEqualTo(200);
    }

    private Stream open(Answer key, String path) {
        return host.http().stream(path, key.text().orElseThrow());
    }

    private Stream listen() {
        return listen(key, name, "");
    }

    private static Stream listen(Answer key, String name, String query) {
        Stream stream =
                host.http().stream("api/events/" + name + query, key.text().orElseThrow());
        stream.awaitLine("hello " + name);
        await("the listener").atMost(LONGEST).until(() -> !send(name, "0").equals("unknown"));
        return stream;
    }

    private static String send(String name, String id) {
        return host.http()
                .send("POST", "api/events/" + name + "?id=" + id, null)
                .body();
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void streamOfEventsEndsWithItsKey(Ending ending) {
        Stream stream = listen();
        assertThat(send(name, "before")).isEqualTo("sent");
        stream.awaitLine("canary-before");

        ending.end(key, application);

        assertThat(send(name, "after")).isIn("closed", "failed");
        stream.awaitEnd();
        assertThat(stream.has("after")).as(stream.toString()).isFalse();
    }

    @Test
    void streamOfTextEndsWithItsKey() {
        Stream stream = listen();
        host.http().send("POST", "api/events/" + name + "?text=true&id=before", null);
        stream.awaitLine("canary-before");

        host.admin().delete("keys/" + key.id());

        host.http().send("POST", "api/events/" + name + "?text=true&id=after", null);
        stream.awaitEnd();
        assertThat(stream.has("after")).as(stream.toString()).isFalse();
    }

    @Test
    void eventsShowWhatTheKeyMaySeeNow() {
        Stream stream = listen();
        send(name, "1");
        stream.awaitLine("canary-1");

        patch(key, "Inputs:Get");
        send(name, "2");
        stream.awaitLine("\"id\":\"2\"");
        assertThat(stream.has("canary-2")).isFalse();

        patch(key, "Inputs:Get", "Concepts:Get");
        send(name, "3");
        stream.awaitLine("canary-3");
        assertThat(stream.isOpen()).isTrue();
    }

    @Test
    void broadcastReachesThoseAloneWhoseKeysHold() {
        Answer other = host.key(application, "Listens too", "Inputs:Get");
        Stream ending = listen(key, name, "?all=true");
        Stream staying = listen(other, name + "-other", "?all=true");
        broadcast("1");
        ending.awaitLine("canary-1");
        staying.awaitLine("\"id\":\"1\"");

        host.admin().delete("keys/" + key.id());

        broadcast("2");
        staying.awaitLine("\"id\":\"2\"");
        ending.awaitEnd();
        broadcast("3");
        staying.awaitLine("\"id\":\"3\"");
        assertThat(ending.has("\"id\":\"2\"")).isFalse();
        assertThat(staying.has("canary")).isFalse();
        assertThat(staying.isOpen()).isTrue();
    }

    private static void broadcast(String id) {
        HttpResponse<String> sent = host.http().send("POST", "api/events/broadcast/all?id=" + id, null);
        assertThat(sent.statusCode()).isEqualTo(204);
    }

    private Stream suspend(String kind) {
        Stream stream = open(key, "api/late/" + kind + "/" + name);
        awaitWaiting();
        return stream;
    }

    private void awaitWaiting() {
        await("the method")
                .atMost(LONGEST)
                .until(() -> host.http().get("api/late/waiting/" + name).body().equals("true"));
    }

    private void resume(String id) {
        host.http().send("POST", "api/late/resumed/" + name + "?id=" + id, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "stage"})
    void lateResponseIsRefusedToAKeyThatEnded(String kind) {
        Stream stream = suspend(kind);
        host.admin().delete("keys/" + key.id());

        resume("after");

        assertThat(stream.status()).isEqualTo(401);
        stream.awaitEnd();
        assertThat(stream.has("invalid-key")).as(stream.toString()).isTrue();
        assertThat(stream.has("canary")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "stage"})
    void lateResponseIsRefusedToAKeyThatLostTheScopeOfTheMethod(String kind) {
        Stream stream = suspend(kind);
        patch(key, "Concepts:Get");

        resume("after");

        assertThat(stream.status()).isEqualTo(403);
        stream.awaitEnd();
        assertThat(stream.has("Inputs:Get")).as(stream.toString()).isTrue();
        assertThat(stream.has("canary")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "stage"})
    void lateResponseShowsWhatTheKeyMaySeeNow(String kind) {
        Stream stream = suspend(kind);
        patch(key, "Inputs:Get");

        resume("after");

        assertThat(stream.status()).isEqualTo(200);
        stream.awaitEnd();
        assertThat(stream.has("\"id\":\"after\"")).as(stream.toString()).isTrue();
        assertThat(stream.has("canary")).isFalse();
    }

    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because = "REST on TomEE continues a late response in a dispatch, which is refused to a key that ended: the"
                    + " client gets 401 also for what was done")
    void lateResponseToWhatWasDoneKeepsItsStatusAndShowsNothing() {
        long began = System.nanoTime();
        Stream stream = host.http().stream(
                "POST", "api/late/suspended/" + name, key.text().orElseThrow());
        awaitWaiting();
        host.admin().delete("keys/" + key.id());
        await("the end of the lease")
                .atMost(LONGEST)
                .until(() -> System.nanoTime() - began > Duration.ofSeconds(3).toNanos());

        resume("after");

        assertThat(stream.status()).isIn(200, 204);
        stream.awaitEnd();
        assertThat(stream.has("after")).as(stream.toString()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void streamOfBytesIsCutOff(Ending ending) {
        Stream stream = suspend("output");
        resume("before");
        stream.awaitLine("before");

        ending.end(key, application);

        resume("after");
        stream.awaitEnd();
        assertThat(stream.has("after")).as(stream.toString()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void asynchronousServletIsCutOff(Ending ending) {
        Stream stream = open(key, "ticking/" + name);
        stream.awaitLine("hello");
        await("the servlet").atMost(LONGEST).until(() -> !tick("0").equals("unknown"));
        assertThat(tick("before")).isEqualTo("sent");
        stream.awaitLine("before");

        ending.end(key, application);

        assertThat(tick("after")).isEqualTo("failed");
        stream.awaitEnd();
        assertThat(stream.has("after")).as(stream.toString()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    @Gap(
            on = {ServerKind.WILDFLY, ServerKind.LIBERTY, ServerKind.TOMEE},
            because = "Only Jersey sends objects in pieces")
    void piecesEndWithTheirKey(Ending ending) {
        Stream stream = open(key, "api/pieces/" + name);
        stream.awaitLine("hello");
        await("the pieces").atMost(LONGEST).until(() -> sendPiece("before").equals("sent"));
        stream.awaitLine("before");

        ending.end(key, application);

        assertThat(sendPiece("after")).isEqualTo("failed");
        stream.awaitEnd();
        assertThat(stream.has("after")).as(stream.toString()).isFalse();
    }

    private String sendPiece(String id) {
        return host.http()
                .send("POST", "api/pieces/" + name + "?id=" + id, null)
                .body();
    }

    /** The refusal is no part of what is cut off. */
    @Test
    void asynchronousDispatchIsRefusedToAKeyThatEnded() {
        Stream stream = open(key, "ticking/" + name + "?quiet=true");
        await("the servlet").atMost(LONGEST).until(() -> tick("0&quiet=true").equals("sent"));
        host.admin().delete("keys/" + key.id());

        host.http().send("POST", "ticking/" + name + "?to=/ticking/again", null);

        assertThat(stream.status()).isEqualTo(401);
        stream.awaitEnd();
        assertThat(stream.has("invalid-key")).as(stream.toString()).isTrue();
    }

    private String tick(String id) {
        HttpResponse<String> said = host.http().send("POST", "ticking/" + name + "?id=" + id, null);
        return said.body();
    }

    private Socket connect(String path, Answer with) {
        return new Socket(
                host.http().at(path), with == null ? null : with.text().orElseThrow());
    }

    @Test
    void handshakeNeedsWhatTheEndpointDeclares() {
        Answer lacking = host.key(application, "Lacks the scope", "Concepts:Get");
        for (String path : new String[] {"socket/guarded/a", "socket/gu%61rded/a"}) {
            assertThat(connect(path, null).status()).as(path).isEqualTo(401);
            assertThat(connect(path, lacking).status()).as(path).isEqualTo(403);
        }
        assertThat(connect("socket/guarded/a", key).answer()).isEqualTo(key.id());
        assertThat(connect("socket/public", null).answer()).isEqualTo("nobody");
        assertThat(connect("socket/public", key).answer()).isEqualTo(key.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"socket/plain", "api/socket"})
    void handshakeNeedsAKeyWhereNothingIsDeclared(String path) {
        assertThat(connect(path, null).status()).isEqualTo(401);
        assertThat(connect(path, key).answer()).isEqualTo(key.id());
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void sessionOfAKeyThatEndsIsClosed(Ending ending) {
        Answer other = host.key(application, "Goes on", "Inputs:Get");
        Socket socket = connect("socket/guarded/a", key);
        Socket staying = connect("socket/guarded/a", other);
        assertThat(socket.answer()).isEqualTo(key.id());
        assertThat(staying.answer()).isEqualTo(other.id());

        ending.end(key, application);

        assertThat(socket.closedWith()).isEqualTo(1008);
        if (ending != Ending.WITHOUT_ITS_APPLICATION) {
            assertThat(staying.isOpen()).isTrue();
        }
    }
}
