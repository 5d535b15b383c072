package dev.latchkey.admin;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.FakeContext;
import dev.latchkey.FakeRequest;
import dev.latchkey.FakeResponse;
import dev.latchkey.Scope;
import dev.latchkey.Secret;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.authentication.RefusalReporter;
import dev.latchkey.config.ManagementSettings;
import dev.latchkey.config.Settings;
import dev.latchkey.key.ManagedStore;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The REST API of key management over a store in memory, without a server. */
public final class ManagementFixture implements AutoCloseable {
    @Scope(name = "Inputs:Get")
    private static final class Scopes {}

    public final ManagedStore store;
    public final Authenticator authenticator;
    /** A key that manages all applications and holds every scope. */
    public final Secret admin;

    private final AdminServlet servlet = new AdminServlet();

    /** A response, with its body if that is JSON. */
    public record Answer(int status, JsonObject body, Map<String, String> headers) {
        public String id() {
            return body.getString("id");
        }

        public String type() {
            return body.getString("type").replaceAll(".*/", "");
        }
    }

    /** Serves management by these settings. */
    public ManagementFixture(Map<String, String> values) {
        Settings settings = Settings.of(values);
        List<Scope> scopes = new ArrayList<>(List.of(Scopes.class.getAnnotationsByType(Scope.class)));
        scopes.addAll(AdminScopes.entries());
        store = new ManagedStore(settings, scopes);
        authenticator = new Authenticator(
                settings,
                store.configured,
                store.store,
                store.digester,
                new Vocabulary(),
                Runnable::run,
                System::nanoTime);
        Map<String, Object> beans = new HashMap<>(Map.of(
                "settings", settings,
                "catalogue", store.catalogue,
                "store", store.store,
                "configured", store.configured,
                "management", store.management,
                "applications", store.applications,
                "verification", store.verification(),
                "leaked", store.leaked,
                "finder", store.finder,
                "reporter", new RefusalReporter(settings, event -> {}, System::nanoTime)));
        beans.put("authenticator", authenticator);
        beans.put("digester", store.digester);
        try {
            for (Map.Entry<String, Object> bean : beans.entrySet()) {
                Field field = AdminServlet.class.getDeclaredField(bean.getKey());
                field.setAccessible(true);
                field.set(servlet, bean.getValue());
            }
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(failure);
        }
        servlet.init();
        Set<String> all = new TreeSet<>(AdminScopes.names());
        all.add("Inputs:Get");
        admin = store.key("latchkey", all);
    }

    @Override
    public void close() {
        store.close();
    }

    /** Sends a request with the key of the administrator. */
    public Answer send(String method, String path, String body) {
        return send(method, path, body, admin, "127.0.0.1");
    }

    /** Sends a request with a key, or null for none. */
    public Answer send(String method, String path, String body, Secret key, String address) {
        return send(method, path, body, key, address, Map.of());
    }

    /** Sends a request with further header fields. */
    public Answer send(
            String method, String path, String body, Secret key, String address, Map<String, String> headers) {
        String[] parts = path.split("\\?", 2);
        Map<String, String[]> parameters = new HashMap<>();
        if (parts.length > 1) {
            for (String pair : parts[1].split("&")) {
                parameters.put(pair.split("=")[0], new String[] {pair.split("=", 2)[1]});
            }
        }
        FakeRequest request = FakeRequest.of(method, "/latchkey/" + parts[0])
                .pathInfo("/" + parts[0])
                .parameters(parameters)
                .mappedTo(ManagementSettings.SERVLET)
                .to(new FakeContext().build())
                .address(address)
                .body("application/json", body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, value) -> {
            if (name.equals("Cookie")) {
                // Of several cookies, some servers report only one.
                request.cookie(
                        value.replaceFirst("=.*", ""),
                        value.replaceFirst("[^=]*=", "").replaceFirst(";.*", ""));
            }
            request.header(name, value);
        });
        if (key != null) {
            request.key(key.reveal());
        }
        try {
            HttpServletRequest built = request.build();
            CurrentCaller.put(built, authenticator.authenticate(built));
            FakeResponse response = new FakeResponse();
            servlet.service(built, response.response());
            String text = response.body();
            return new Answer(
                    response.status(),
                    text.isEmpty()
                            ? null
                            : Json.createReader(new StringReader(text)).readObject(),
                    Map.of("ETag", String.valueOf(response.header("ETag"))));
        } catch (AccessRefusedException refused) {
            return new Answer(
                    refused.refusal().status(),
                    Json.createObjectBuilder()
                            .add("type", refused.refusal().kind().type())
                            .build(),
                    Map.of());
        } catch (IOException | ServletException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Returns whether a text is accepted as a key. */
    public boolean accepts(String text) {
        authenticator.heedChanges();
        HttpServletRequest request = FakeRequest.of("GET", "/latchkey/me")
                .pathInfo("/me")
                .mappedTo(ManagementSettings.SERVLET)
                .to(new FakeContext().build())
                .key(text)
                .build();
        return authenticator.authenticate(request) instanceof AuthenticationResult.Known;
    }
}
