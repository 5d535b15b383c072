package dev.latchkey.admin;

import dev.latchkey.Application;
import dev.latchkey.config.ApplicationId;
import dev.latchkey.key.JpaKeyStore;
import dev.latchkey.key.KeyManagement;
import jakarta.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Answers requests about applications. */
final class ApplicationsApi {
    private final JpaKeyStore store;
    private final KeyManagement management;

    ApplicationsApi(JpaKeyStore store, KeyManagement management) {
        this.store = store;
        this.management = management;
    }

    void addTo(Routes routes) {
        routes.add("GET", "applications", this::list)
                .add("POST", "applications", this::create)
                .add("GET", "applications/*", this::get)
                .add("DELETE", "applications/*", this::delete);
    }

    private AdminResponse list(AdminRequest exchange) {
        exchange.parameters("limit", "after").authority().require(AdminScopes.APPS_GET);
        int limit = exchange.limit();
        String after =
                exchange.parameter("after").map(Cursor::requireApplication).orElse("");
        List<Application> page = store.applications(exchange.authority().application(), after, limit + 1);
        return Page.of("applications", Json.createArrayBuilder(), page, limit, KeyJson::of, Application::id);
    }

    private AdminResponse create(AdminRequest exchange) throws IOException {
        exchange.parameters().authority().require(AdminScopes.APPS_ADD);
        exchange.requireTagless();
        RequestBody body = exchange.body("id", "name");
        String id = Problems.naming("id", () -> ApplicationId.require(body.requiredText("id")));
        String name = Problems.naming("name", () -> KeyManagement.applicationName(body.requiredText("name")));
        Application made = Problems.naming(
                "id", () -> management.createApplication(exchange.authority().actor(), id, name));
        return AdminResponse.created(KeyJson.of(made).build(), exchange.location("applications", made.id()));
    }

    private AdminResponse get(AdminRequest exchange) {
        exchange.parameters().authority().require(AdminScopes.APPS_GET).requireApplication(exchange.variable());
        return Optional.of(exchange.variable())
                .filter(ApplicationId::isValid)
                .flatMap(store::application)
                .map(found -> AdminResponse.ok(KeyJson.of(found).build()))
                .orElseThrow(() -> Problems.noSuchApplication());
    }

    private AdminResponse delete(AdminRequest exchange) {
        exchange.parameters().authority().require(AdminScopes.APPS_DELETE).requireApplication(exchange.variable());
        if (!ApplicationId.isValid(exchange.variable())
                || store.application(exchange.variable()).isEmpty()) {
            throw Problems.noSuchApplication();
        }
        exchange.requireTagless();
        management.deleteApplication(exchange.authority().actor(), exchange.variable());
        return AdminResponse.nothing();
    }
}
