package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Cache;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.cache.CacheConfig;
import org.apache.hc.client5.http.impl.cache.CachingHttpClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Caches inside of clients which send several keys, one after the other: each key gets what the server itself would give it,
 * also where the client asks whether what another key got is still valid.
 */
class ClientCachesIT {
    private static final List<String> PATHS = List.of(
            "api/shots/plain",
            "api/shots/shot",
            "api/shots/own",
            "api/shots/described",
            "api/shots/public-shot",
            "api/tagged/response",
            "api/tagged/typed",
            "api/tagged/public",
            "api/tagged/plain",
            "s/guarded/x",
            "s/guarded/cacheable",
            "file.txt");

    private static Server server;
    private static Http origin;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start("client-caches", CachedHost.war("caches"));
        origin = server.http("caches");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Sends a request with these header fields and reads the body. */
    private interface Client {
        String get(String url, String... headers) throws IOException;
    }

    private static void eachGetsItsOwn(Client client) throws IOException {
        String counted = origin.at("api/shots/public-counted").toString();
        assertThat(client.get(counted)).as("it is a cache").isEqualTo(client.get(counted));
        List<String> wrong = new ArrayList<>();
        int round = 0;
        for (String field : List.of("X-Api-Key", "Authorization")) {
            for (String path : PATHS) {
                for (Map.Entry<String, Keys> first : keys().entrySet()) {
                    for (Map.Entry<String, Keys> next : keys().entrySet()) {
                        String fresh = path + "?round=" + round++;
                        String url = origin.at(fresh).toString();
                        client.get(url, headers(field, first.getValue()));
                        client.get(url, headers(field, first.getValue()));
                        String got = client.get(url, headers(field, next.getValue()));
                        String due = origin.get(fresh, headers(field, next.getValue()))
                                .body();
                        if (!got.equals(due)) {
                            wrong.add(path + ": after " + first.getKey() + ", " + next.getKey() + " gets " + got
                                    + " instead of " + due);
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Map<String, Keys> keys() {
        Map<String, Keys> keys = new LinkedHashMap<>();
        keys.put("all", CachedHost.ALL);
        keys.put("some", CachedHost.SOME);
        keys.put("none", CachedHost.NONE);
        keys.put("nobody", null);
        return keys;
    }

    private static String[] headers(String field, Keys key) {
        return key == null
                ? new String[0]
                : new String[] {field, (field.equals("Authorization") ? "Key " : "") + key.text()};
    }

    @Test
    void okHttp() throws IOException {
        OkHttpClient client = new OkHttpClient.Builder()
                .cache(new Cache(Files.createTempDirectory("latchkey-okhttp").toFile(), 10_000_000))
                .build();
        eachGetsItsOwn((url, headers) -> {
            Request.Builder request = new Request.Builder().url(url);
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            try (Response response = client.newCall(request.build()).execute()) {
                return response.body().string();
            }
        });
        client.connectionPool().evictAll();
    }

    @Test
    void httpClientOfOneUser() throws IOException {
        httpClient(false);
    }

    @Test
    void httpClientOfSeveral() throws IOException {
        httpClient(true);
    }

    private static void httpClient(boolean shared) throws IOException {
        CacheConfig config = CacheConfig.custom()
                .setSharedCache(shared)
                .setHeuristicCachingEnabled(true)
                .setMaxObjectSize(1_000_000)
                .build();
        try (CloseableHttpClient client =
                CachingHttpClients.custom().setCacheConfig(config).build()) {
            eachGetsItsOwn((url, headers) -> {
                HttpGet request = new HttpGet(url);
                for (int i = 0; i < headers.length; i += 2) {
                    request.setHeader(headers[i], headers[i + 1]);
                }
                return client.execute(request, response -> EntityUtils.toString(response.getEntity()));
            });
        }
    }

    @Test
    void chromium() throws IOException {
        try (Browser browser = Browser.start()) {
            browser.open(origin.at("static/file.txt").toString());
            eachGetsItsOwn((url, headers) -> {
                if (headers.length == 0) {
                    return fetched(browser, url, "", "");
                }
                return fetched(browser, url, headers[0], headers[1]);
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private static String fetched(Browser browser, String url, String field, String value) {
        return String.valueOf(browser.run(
                "return fetch(arguments[0], arguments[1] ? {headers: {[arguments[1]]: arguments[2]}} : {})"
                        + ".then(response => response.text())",
                url,
                field,
                value));
    }
}
