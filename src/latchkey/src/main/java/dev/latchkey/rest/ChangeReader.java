package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.MemberNames;
import dev.latchkey.MergePatch;
import dev.latchkey.Redaction;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.Update;
import dev.latchkey.authentication.CurrentCaller;
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
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Providers;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/**
 * Reads {@link Update}, by the reader that the application has for its object, {@link MergePatch}, and {@link JsonPatch} with
 * {@link MemberNames}.
 */
@ConstrainedTo(RuntimeType.SERVER)
final class ChangeReader implements MessageBodyReader<Object> {
    private static final int DEEPEST_PATCH = 500;

    /** What a patch is applied to shows whatever the caller may see, however little that is. */
    private static final RedactionPolicy VIEW =
            new RedactionPolicy(Redaction.OnMissing.REDACT, 1, false, Redaction.Form.OMIT);

    private final WriteGuard guard;
    private final RedactionEngine redactions;
    private final ApplicationJson json;

    @Context
    private Providers providers;

    @Context
    private HttpServletRequest request;

    ChangeReader(WriteGuard guard, RedactionEngine redactions, ApplicationJson json) {
        this.guard = guard;
        this.redactions = redactions;
        this.json = json;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return (EntityParameter.isWrapper(type) || type == JsonPatch.class && patched(annotations) != null)
                && ResponseBody.isJson(media);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        Type content = EntityParameter.contentOf(generic, Object.class);
        GrantedScopes caller = CurrentCaller.grantedIn(name -> EventGuard.property(name, request));
        if ((Class<?>) type == JsonPatch.class) {
            return patch(body, patched(annotations), caller);
        }
        if ((Class<?>) type == MergePatch.class) {
            return new ReadPatch(object(body), caller);
        }
        return new ReadUpdate(read(content, annotations, media, headers, body), caller);
    }

    @SuppressWarnings("unchecked")
    private Object read(
            Type content,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        Class<Object> raw = (Class<Object>)
                (content instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) content);
        MessageBodyReader<Object> reader = providers.getMessageBodyReader(raw, content, annotations, media);
        if (reader == null) {
            throw new WebApplicationException(Response.Status.UNSUPPORTED_MEDIA_TYPE);
        }
        return reader.readFrom(raw, content, annotations, media, headers, body);
    }

    private static Class<?> patched(Annotation[] annotations) {
        for (Annotation each : annotations) {
            if (each instanceof MemberNames names) {
                return names.value();
            }
        }
        return null;
    }

    private JsonPatch patch(InputStream body, Class<?> type, GrantedScopes caller) throws IOException {
        if (!(json(body) instanceof JsonArray operations)
                || operations.stream().anyMatch(each -> !(each instanceof JsonObject))) {
            throw new AccessRefusedException(Refusal.of(
                    RefusalKind.UNREADABLE_BODY,
                    "A JSON Patch (RFC 6902) is an array of objects, and the request body is not."));
        }
        try {
            guard.checkPatch(operations, type, caller);
            return Json.createPatch(operations);
        } catch (Violations violations) {
            throw WritableBodyInterceptor.refusal(violations, caller);
        }
    }

    private static JsonValue json(InputStream body) throws IOException {
        String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        try {
            return StrictJson.read(text, DEEPEST_PATCH);
        } catch (RuntimeException malformed) {
            throw new AccessRefusedException(Refusal.of(RefusalKind.UNREADABLE_BODY));
        }
    }

    private static JsonObject object(InputStream body) throws IOException {
        if (json(body) instanceof JsonObject object) {
            return object;
        }
        throw new AccessRefusedException(Refusal.of(
                RefusalKind.UNREADABLE_BODY,
                "A merge patch (RFC 7396) is a JSON object, and the request body is not."));
    }

    /** Holds the new state of an object. */
    private final class ReadUpdate implements Update<Object> {
        private final Object value;
        private final GrantedScopes caller;

        ReadUpdate(Object value, GrantedScopes caller) {
            this.value = value;
            this.caller = caller;
        }

        @Override
        public Object value() {
            return value;
        }

        @Override
        public Object onto(Object stored) {
            return guard.overlay(value, stored, null, caller);
        }
    }

    /** Holds changes of an object. */
    private final class ReadPatch implements MergePatch<Object> {
        private final JsonObject patch;
        private final GrantedScopes caller;

        ReadPatch(JsonObject patch, GrantedScopes caller) {
            this.patch = patch;
            this.caller = caller;
        }

        @Override
        public JsonObject json() {
            return patch;
        }

        @Override
        public Object onto(Object stored) {
            Jsonb jsonb = json.jsonb(stored.getClass());
            JsonValue view = StrictJson.read(view(stored, jsonb), Integer.MAX_VALUE);
            JsonValue merged = Json.createMergePatch(patch).apply(view);
            Object changed = jsonb.fromJson(merged.toString(), stored.getClass());
            return guard.overlay(changed, stored, patch, caller);
        }

        private String view(Object stored, Jsonb jsonb) {
            RedactionResult result = redactions.answer(stored, stored.getClass(), caller, VIEW, jsonb);
            if (result instanceof RedactionResult.Part part) {
                return part.json();
            }
            if (result instanceof RedactionResult.Whole whole) {
                return whole.json().orElseGet(() -> jsonb.toJson(stored));
            }
            return "{}";
        }
    }
}
