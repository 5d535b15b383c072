package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.MergePatch;
import dev.latchkey.Redaction;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.Update;
import dev.latchkey.json.StrictJson;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.redaction.RedactionPolicy;
import dev.latchkey.redaction.RedactionResult;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.writing.Violations;
import dev.latchkey.writing.WriteGuard;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonPatch;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;

/** Makes the changes that a resource method gets, for one caller each. Thread-safe. */
final class Changes {
    /** What a patch is applied to shows whatever the caller may see, however little that is. */
    private static final RedactionPolicy VIEW =
            new RedactionPolicy(Redaction.OnMissing.REDACT, 1, false, Redaction.Form.OMIT);

    private final WriteGuard guard;
    private final RedactionEngine redactions;
    private final ApplicationJson json;

    Changes(WriteGuard guard, RedactionEngine redactions, ApplicationJson json) {
        this.guard = guard;
        this.redactions = redactions;
        this.json = json;
    }

    Update<?> update(Object value, GrantedScopes caller) {
        return new Update<>() {
            @Override
            public Object value() {
                return value;
            }

            @Override
            public Object onto(Object stored) {
                return guard.overlay(value, stored, null, caller);
            }
        };
    }

    MergePatch<?> mergePatch(JsonObject patch, GrantedScopes caller) {
        return new MergePatch<>() {
            @Override
            public JsonObject json() {
                return patch;
            }

            @Override
            public Object onto(Object stored) {
                Jsonb jsonb = json.jsonb(stored.getClass());
                JsonValue view = StrictJson.read(view(stored, jsonb, caller), Integer.MAX_VALUE);
                JsonValue merged = Json.createMergePatch(patch).apply(view);
                Object changed = jsonb.fromJson(merged.toString(), stored.getClass());
                return guard.overlay(changed, stored, patch, caller);
            }
        };
    }

    private String view(Object stored, Jsonb jsonb, GrantedScopes caller) {
        RedactionResult result = redactions.answer(stored, stored.getClass(), caller, VIEW, jsonb);
        if (result instanceof RedactionResult.Part part) {
            return part.json();
        }
        if (result instanceof RedactionResult.Whole whole) {
            return whole.json().orElseGet(() -> jsonb.toJson(stored));
        }
        return "{}";
    }

    /**
     * Returns a JSON Patch.
     *
     * @throws AccessRefusedException if an operation is about a member that the caller may not see or write
     */
    JsonPatch jsonPatch(JsonValue patch, Class<?> type, GrantedScopes caller) {
        if (!(patch instanceof JsonArray operations)
                || operations.stream().anyMatch(operation -> !(operation instanceof JsonObject))) {
            throw new AccessRefusedException(Refusal.of(
                    RefusalKind.UNREADABLE_BODY,
                    "A JSON Patch (RFC 6902) is an array of objects, and the request body is not."));
        }
        try {
            guard.checkPatch(operations, type, caller, redactions.readingOf(json.jsonb(type)));
            return Json.createPatch(operations);
        } catch (Violations violations) {
            throw BodyChecks.refusal(violations, caller);
        }
    }
}
