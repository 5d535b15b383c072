package dev.latchkey.admin;

import dev.latchkey.config.ApplicationId;
import dev.latchkey.key.Actor;
import dev.latchkey.key.CredentialKind;
import dev.latchkey.key.IdempotencyKey;
import dev.latchkey.key.IssueResult;
import dev.latchkey.key.KeyManagement;
import dev.latchkey.key.NewKey;
import dev.latchkey.key.Overlap;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Issues the members of a collection: new ones, replacements, and the key that takes the place of a client. */
final class IssueApi {
    private static final String OVERLAP = "overlap";
    private static final String SILENCE = "silence";

    private final KeyCollection collection;
    private final ConditionalChanges changes;
    private final KeyManagement management;

    IssueApi(KeyCollection collection, ConditionalChanges changes, KeyManagement management) {
        this.collection = collection;
        this.changes = changes;
        this.management = management;
    }

    void addTo(Routes routes) {
        routes.add("POST", collection.path(), this::create)
                .add("POST", collection.path() + "/*/replace", this::replace);
        if (collection.kind() == CredentialKind.CLIENT) {
            routes.add("POST", collection.path() + "/*/key", this::createKeyOfClient);
        }
    }

    private AdminResponse create(AdminRequest request) throws IOException {
        AdminPrincipal principal = request.parameters("complete").principal().require(AdminScopes.KEYS_ADD);
        request.requireTagless();
        RequestBody body = request.body(TermsJson.membersWith("application", "description", "scopes"));
        String application =
                Problems.naming("application", () -> ApplicationId.require(body.requiredText("application")));
        String text = body.requiredText("description");
        String description = Problems.naming("description", () -> KeyManagement.description(text));
        Set<String> scopes =
                body.texts("scopes").or(collection::defaultScopes).orElseThrow(() -> RequestBody.missing("scopes"));
        NewKey key = new NewKey(
                application, description, scopes, request.flag("complete"), collection.kind(), TermsJson.ofNew(body));
        Optional<IdempotencyKey> repetition = request.repetition(body);
        IssueResult issue = Problems.naming("scopes", () -> management.issue(principal.actor(), key, repetition));
        return response(issue, collection.json(issue.made().key()), request);
    }

    private AdminResponse replace(AdminRequest request) throws IOException {
        Actor actor = request.parameters()
                .principal()
                .require(AdminScopes.KEYS_ADD, AdminScopes.KEYS_DELETE)
                .actor();
        boolean key = collection.kind() == CredentialKind.KEY;
        RequestBody body = key ? request.optionalBody(OVERLAP, SILENCE) : request.optionalBody(OVERLAP);
        Duration time = duration(body, OVERLAP).orElse(Duration.ZERO);
        Overlap overlap = Problems.naming(OVERLAP, () -> new Overlap(time, duration(body, SILENCE)));
        Optional<IdempotencyKey> repetition = request.repetition(body);
        String id = collection.id(request);
        IssueResult issue = Problems.naming(
                OVERLAP,
                () -> changes.make(
                        request, id, expected -> management.replace(actor, id, overlap, expected, repetition)));
        return response(issue, collection.json(issue.made().key()).add("replaces", id), request);
    }

    private static Optional<Duration> duration(RequestBody body, String name) {
        try {
            return body.text(name).map(Duration::parse);
        } catch (DateTimeException | ArithmeticException malformed) {
            throw ProblemException.invalid(
                    name, "The member " + name + " must be an ISO 8601 duration, such as PT10M or P1D.");
        }
    }

    /**
     * Issues a key for the same application and with the same description and scopes as a client. The client stays until it is
     * deleted: programs that use it go on until they have the key.
     */
    private AdminResponse createKeyOfClient(AdminRequest request) throws IOException {
        AdminPrincipal principal = request.parameters().principal().require(AdminScopes.KEYS_ADD);
        RequestBody body = request.optionalBody();
        String client = collection.id(request);
        Optional<IdempotencyKey> repetition = request.repetition(body);
        IssueResult issue = changes.make(
                request,
                client,
                expected -> management.issueInPlaceOf(principal.actor(), client, expected, repetition));
        return response(issue, collection.json(issue.made().key()).add("client", client), request);
    }

    /** The secret is in this one response, and in none to a repetition. */
    private static AdminResponse response(IssueResult issue, JsonObjectBuilder json, AdminRequest request) {
        CredentialKind kind = issue.made().kind();
        issue.text().ifPresent(text -> json.add(kind == CredentialKind.KEY ? "text" : "secret", text.reveal()));
        String location =
                request.location(KeyCollection.path(kind), issue.made().key().id());
        AdminResponse response = issue.text().isPresent()
                ? AdminResponse.created(json.build(), location)
                : AdminResponse.ok(json.build()).with("Location", location).with("Idempotency-Replayed", "true");
        return response.with("ETag", AdminRequest.etag(issue.made().version()));
    }
}
