package dev.latchkey.admin;

import dev.latchkey.Application;
import dev.latchkey.config.ApplicationId;
import dev.latchkey.key.ApplicationManagement;
import dev.latchkey.key.ApplicationRevision;
import dev.latchkey.key.JpaKeyStore;
import dev.latchkey.key.KeyManagement;
import jakarta.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Lists, creates, reads, changes and deletes applications. */
final class ApplicationsApi {
    private final JpaKeyStore store;
    private final KeyManagement management;
    private final ApplicationManagement applications;

    ApplicationsApi(JpaKeyStore store, KeyManagement management, ApplicationManagement applications) {
        this.store = store;
        this.management = management;
        this.applications = applications;
    }

    void addTo(Routes routes) {
        routes.add("GET", "applications", this::list)
                .add("POST", "applications", this::create)
                .add("GET", "applications/*", this::get)
                .add("PATCH", "applications/*", this::update)
                .add("DELETE", "applications/*", this::delete)
                .add("POST", "applications/*/disable", this::disable)
                .add("POST", "applications/*/enable", this::enable)
                .add("DELETE", "applications/*/keys", this::deleteKeys);
    }

    private AdminResponse list(AdminRequest request) {
        request.parameters("q", "limit", "after").principal().require(AdminScopes.APPS_GET);
        int limit = request.limit();
        String after =
                request.parameter("after").map(Cursor::requireApplication).orElse("");
        Optional<String> text = request.parameter("q", KeyFilters::isShort, KeyFilters.SHORT);
        List<Application> page = store.applications(request.principal().application(), text, after, limit + 1);
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
                .flatMap(store::applicationRevision)
                .map(ApplicationsApi::response)
                .orElseThrow(Problems::noSuchApplication);
    }

    private static AdminResponse response(ApplicationRevision revision) {
        return AdminResponse.ok(KeyJson.of(revision.application()).build())
                .with("ETag", AdminRequest.etag(revision.version()));
    }

    /** Preconditions come before the content that they are about (RFC 9110, section 13.2.1). */
    private AdminResponse update(AdminRequest request) throws IOException {
        String id = request.variable();
        request.parameters().principal().require(AdminScopes.APPS_ADD).requireApplication(id);
        OptionalLong expected = expected(request, id);
        RequestBody body = request.body("name", "labels");
        if (body.isEmpty()) {
            throw ProblemException.invalid("", "The body has no member to change. Send name, labels, or both.");
        }
        Optional<String> name = body.text("name");
        Optional<Map<String, String>> labels =
                body.isNull("labels") ? Optional.of(Map.of()) : body.textsByName("labels");
        return response(Problems.naming(
                "name", () -> applications.change(request.principal().actor(), id, name, labels, expected)));
    }

    /** Returns the version that an application must have; empty for any. */
    private OptionalLong expected(AdminRequest request, String id) {
        ApplicationRevision current = Optional.of(id)
                .filter(ApplicationId::isValid)
                .flatMap(store::applicationRevision)
                .orElseThrow(Problems::noSuchApplication);
        VersionPreconditions conditions = request.preconditions();
        conditions.problem(Optional.of(AdminRequest.etag(current.version()))).ifPresent(problem -> {
            throw problem;
        });
        return conditions.holdForAnyVersion() ? OptionalLong.empty() : OptionalLong.of(current.version());
    }

    private AdminResponse disable(AdminRequest request) throws IOException {
        String id = existing(request.parameters(), AdminScopes.APPS_DELETE);
        request.optionalBody();
        return AdminResponse.ok(
                KeyJson.of(applications.disable(request.principal().actor(), id))
                        .build());
    }

    private AdminResponse enable(AdminRequest request) throws IOException {
        String id = existing(request.parameters(), AdminScopes.APPS_ADD);
        request.optionalBody();
        return AdminResponse.ok(
                KeyJson.of(applications.enable(request.principal().actor(), id)).build());
    }

    private AdminResponse deleteKeys(AdminRequest request) {
        String id = existing(request.parameters(), AdminScopes.KEYS_DELETE);
        int deleted = applications.deleteKeys(request.principal().actor(), id);
        return AdminResponse.ok(
                Json.createObjectBuilder().add("deleted", deleted).build());
    }

    private String existing(AdminRequest request, String scope) {
        String id = request.variable();
        request.principal().require(scope).requireApplication(id);
        if (!ApplicationId.isValid(id) || store.application(id).isEmpty()) {
            throw Problems.noSuchApplication();
        }
        request.requireTagless();
        return id;
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
