package dev.latchkey.admin;

import dev.latchkey.credential.KeyText;
import dev.latchkey.json.JsonBuilders;
import dev.latchkey.key.AuditCheck;
import dev.latchkey.key.AuditEntry;
import dev.latchkey.key.AuditQuery;
import dev.latchkey.key.AuditTrail;
import dev.latchkey.key.AuditVerification;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Serves the audit log: pages of its entries, filtered, and its verification. */
final class AuditApi {
    private static final Pattern ACTION = Pattern.compile("[a-z]+(?: [a-z]+){0,4}");
    private static final Pattern ACTOR = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,100}");
    private static final String BY_KEY = "key ";

    private final AuditTrail trail;
    private final AuditVerification verification;

    AuditApi(AuditTrail trail, AuditVerification verification) {
        this.trail = trail;
        this.verification = verification;
    }

    void addTo(Routes routes) {
        routes.add("GET", "audit", this::audit).add("GET", "audit/verification", this::verification);
    }

    private AdminResponse audit(AdminRequest request) {
        AdminPrincipal principal = request.parameters(
                        "application", "key", "actor", "action", "from", "until", "limit", "before")
                .principal()
                .require(AdminScopes.KEYS_GET);
        int limit = request.limit();
        List<AuditEntry> page = trail.page(new AuditQuery(
                request.application(),
                request.parameter("key", KeyText::isId, "the id of a key or client"),
                request.parameter("actor", ACTOR.asMatchPredicate(), "an actor, such as system or user alice"),
                request.parameter("action", ACTION.asMatchPredicate(), "an action, such as key created"),
                request.moment("from"),
                request.moment("until"),
                request.number("before").orElse(Long.MAX_VALUE),
                limit + 1));
        Map<String, String> names = trail.descriptions(keysThatActed(page), principal.actor()::manages);
        return Page.of(
                "entries",
                JsonBuilders.array(),
                page,
                limit,
                entry -> json(entry, names),
                last -> Long.toString(last.number()));
    }

    private static Set<String> keysThatActed(List<AuditEntry> page) {
        return page.stream()
                .map(AuditEntry::actor)
                .filter(actor -> actor.startsWith(BY_KEY))
                .map(actor -> actor.substring(BY_KEY.length()))
                .filter(KeyText::isId)
                .collect(Collectors.toSet());
    }

    private static JsonObjectBuilder json(AuditEntry entry, Map<String, String> names) {
        JsonObjectBuilder json = json(entry);
        if (entry.actor().startsWith(BY_KEY)) {
            String name = names.getOrDefault(entry.actor().substring(BY_KEY.length()), "");
            if (!name.isEmpty()) {
                json.add("actorName", name);
            }
        }
        return json;
    }

    private static JsonObjectBuilder json(AuditEntry entry) {
        return JsonBuilders.object()
                .add("number", entry.number())
                .add("time", entry.time().toString())
                .add("actor", entry.actor())
                .add("action", entry.action())
                .add("application", entry.application())
                .add("subject", entry.subject())
                .add("before", parsed(entry.before()))
                .add("after", parsed(entry.after()))
                .add("address", entry.address())
                .add("hash", entry.hash());
    }

    /** An altered row may have a text that is not JSON. */
    private static JsonValue parsed(Optional<String> text) {
        if (text.isEmpty()) {
            return JsonValue.NULL;
        }
        try (JsonReader reader = Json.createReader(new StringReader(text.get()))) {
            return reader.readValue();
        } catch (RuntimeException altered) {
            return Json.createValue(text.get());
        }
    }

    private AdminResponse verification(AdminRequest request) {
        AdminPrincipal principal = request.parameters("from").principal().require(AdminScopes.KEYS_GET);
        if (principal.application().isPresent()) {
            throw Problems.otherApplication();
        }
        Optional<AuditVerification.Outcome> outcome = verification.run(isFromFirst(request));
        return outcome.isPresent() ? verified(outcome.get()) : inProgress(verification.progress());
    }

    private static boolean isFromFirst(AdminRequest request) {
        return request.parameter("from", "first"::equals, "first").isPresent();
    }

    private static AdminResponse inProgress(AuditVerification.Progress progress) {
        return new AdminResponse(
                        202,
                        JsonBuilders.object()
                                .add("complete", false)
                                .add("entries", progress.entries())
                                .add("verified", progress.verified())
                                .add("rows", progress.rows())
                                .build(),
                        Map.of())
                .with("Retry-After", "1");
    }

    private static AdminResponse verified(AuditVerification.Outcome outcome) {
        AuditCheck.Result trail = outcome.trail();
        JsonArrayBuilder unexplained = JsonBuilders.array();
        outcome.unexplained()
                .forEach(row -> unexplained.add(JsonBuilders.object()
                        .add("kind", row.kind())
                        .add("id", row.id())
                        .add("application", row.application())
                        .add("detail", row.detail())));
        JsonObjectBuilder json = JsonBuilders.object()
                .add("complete", true)
                .add("entries", trail.entries())
                .add("hash", trail.hash())
                .add("unkeyed", trail.unkeyed())
                .add("intact", outcome.isIntact())
                .add("rows", outcome.rows())
                .add("unsigned", outcome.unsigned())
                .add("unexplained", unexplained);
        if (outcome.more() > 0) {
            json.add("more", outcome.more());
        }
        trail.broken().ifPresent(number -> json.add("broken", number).add("detail", trail.detail()));
        return AdminResponse.ok(json.build());
    }
}
