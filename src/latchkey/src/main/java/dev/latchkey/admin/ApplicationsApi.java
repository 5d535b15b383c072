package dev.latchkey.admin;

import dev.latchkey.Application;
import dev.latchkey.config.ApplicationId;
import dev.latchkey.key.JpaKeyStore;
import dev.latchkey.key.KeyManagement;
import jakarta.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Lists, creates, reads and deletes applications. */
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

    private AdminResponse list(AdminRequest request) {
        request.parameters("limit", "after").principal().require(AdminScopes.APPS_GET);
        int limit = request.limit();
        String after =
                request.parameter("after").map(Cursor::requireApplication).orElse("");
        List<Application> page = store.applications(request.principal().application(), after, limit + 1);
        return Page.of("applications", Json.createArrayBuilder(), page, limit, KeyJson::of, Application::id);
    }

    private AdminResponse create(AdminRequest request) throws IOException {
        request.parameters().principal().require(AdminScopes.APPS_ADD);
        request.requireTagless();
        RequestBody body = request.body("id", "name");
        String id = Problems.naming("id", () -> ApplicationId.require(body.requiredText("id")));
        String name = Problems.naming("name", () -> KeyManagement.applicationName(body.requiredText("name")));
        Application application = Problems.naming(
                "id", () -> management.createApplication(request.principal().actor(), id, name));
        return AdminResponse.created(
                KeyJson.of(application).build(), request.location("applications", application.id()));
    }

    private AdminResponse get(AdminRequest request) {
        request.parameters().principal().require(AdminScopes.APPS_GET).requireApplication(request.variable());
        return Optional.of(request.variable())
                .filter(ApplicationId::isValid)
                .flatMap(store::application)
                .map(application -> AdminResponse.ok(KeyJson.of(application).build()))
                .orElseThrow(Problems::noSuchApplication);
    }

    private AdminResponse delete(AdminRequest request) {
        request.parameters().principal().require(AdminScopes.APPS_DELETE).requireApplication(request.variable());
        if (!ApplicationId.isValid(request.variable())
                || store.application(request.variable()).isEmpty()) {
            throw Problems.noSuchApplication();
        }
        request.requireTagless();
        management.deleteApplication(request.principal().actor(), request.variable());
        return AdminResponse.nothing();
    }
}
