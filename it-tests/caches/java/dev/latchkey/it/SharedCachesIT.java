package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Caches that several callers share: whatever one caller asked for before, the next gets from the cache what the server itself
 * would give it.
 */
class SharedCachesIT {
    private static final List<String> PATHS = List.of(
            "api/shots/plain",
            "api/shots/shot",
            "api/shots/text",
            "api/shots/streamed",
            "api/shots/own",
            "api/shots/described",
            "api/shots/events",
            "api/shots/missing",
            "api/shots/no-such-method",
            "api/shots/public-shot",
            "api/shots/public-response",
            "api/tagged/response",
            "api/tagged/public",
            "api/tagged/plain",
            "s/guarded/x",
            "s/guarded/cacheable",
            "s/guarded/varied",
            "s/guarded/elsewhere",
            "s/guarded/missing",
            "s/guarded/async",
            "s/dispatching/forward?to=/s/public/x",
            "file.txt",
            "no-file.txt",
            "page.jsp");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Server server;
    private static Http origin;
    private static int round;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start("shared-caches", CachedHost.war("caches"));
        origin = server.http("caches");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(CacheProgram.Kind.class)
    void theNextCallerGetsItsOwn(CacheProgram.Kind kind) throws IOException {
        try (CacheProgram program = CacheProgram.start(kind, server.port())) {
            Http cache = program.http("caches");
            String counted = "api/shots/public-counted?" + kind;
            // Caches may need a moment after their start.
            await("that it is a cache").atMost(PATIENCE).until(() -> cache.get(counted)
                    .body()
                    .equals(cache.get(counted).body()));
            List<String> wrong = new ArrayList<>();
            for (String path : PATHS) {
                for (Map.Entry<String, String[]> first : callers().entrySet()) {
                    for (Map.Entry<String, String[]> next : callers().entrySet()) {
                        compare(cache, path, first, next, wrong);
                    }
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    private static Map<String, String[]> callers() {
        Map<String, String[]> callers = new TreeMap<>();
        for (Map.Entry<String, Keys> each : Map.of(
                        "all", CachedHost.ALL, "some", CachedHost.SOME, "none", CachedHost.NONE)
                .entrySet()) {
            callers.put(
                    each.getKey() + " X-Api-Key",
                    new String[] {"X-Api-Key", each.getValue().text()});
            callers.put(
                    each.getKey() + " Authorization",
                    new String[] {"Authorization", "Key " + each.getValue().text()});
        }
        callers.put("anonymous", new String[0]);
        callers.put("wrong", new String[] {"X-Api-Key", "lk_wrong"});
        return callers;
    }

    private static String withoutPorts(String body) {
        return body.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1");
    }

    private static void compare(
            Http cache,
            String path,
            Map.Entry<String, String[]> first,
            Map.Entry<String, String[]> next,
            List<String> wrong) {
        String fresh = path + (path.contains("?") ? "&" : "?") + "round=" + round++;
        cache.get(fresh, first.getValue());
        cache.get(fresh, first.getValue());
        HttpResponse<String> got = cache.get(fresh, next.getValue());
        HttpResponse<String> due = origin.get(fresh, next.getValue());
        // Redirects name the host as the client does, and Varnish and HAProxy pass that on.
        if (got.statusCode() != due.statusCode() || !withoutPorts(got.body()).equals(withoutPorts(due.body()))) {
            wrong.add(path + ": after " + first.getKey() + ", " + next.getKey() + " gets " + got.statusCode() + " "
                    + got.body() + " instead of " + due.statusCode() + " " + due.body());
        }
    }
}
