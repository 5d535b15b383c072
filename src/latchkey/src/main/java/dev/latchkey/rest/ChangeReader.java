package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.MemberNames;
import dev.latchkey.MergePatch;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.Update;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.json.StrictJson;
import dev.latchkey.scope.GrantedScopes;
import jakarta.json.JsonObject;
import jakarta.json.JsonPatch;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
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
import java.util.List;

/**
 * Reads a change of an object: {@link Update}, by the reader that the application has for its object, {@link MergePatch}, and
 * {@link JsonPatch} with {@link MemberNames}. REST runtimes prefer a reader of the very class to those of every class, so that each
 * has one of its own.
 *
 * @param <T> what is read
 */
@ConstrainedTo(RuntimeType.SERVER)
@Consumes({"application/json", "application/merge-patch+json", "application/json-patch+json", "*/*"})
abstract class ChangeReader<T> implements MessageBodyReader<T> {
    private static final int DEEPEST_PATCH = 500;

    /** In bytes; a patch is read whole. */
    private static final int LARGEST_PATCH = 1_000_000;

    private final Class<?> change;
    private final Changes changes;

    @Context
    private Providers providers;

    @Context
    private HttpServletRequest request;

    ChangeReader(Class<?> change, Changes changes) {
        this.change = change;
        this.changes = changes;
    }

    /** Returns one for each change. */
    static List<ChangeReader<?>> all(Changes changes) {
        return List.of(new OfUpdate(changes), new OfMergePatch(changes), new OfJsonPatch(changes));
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == change && ResponseBody.isJson(media);
    }

    private Changes changes() {
        return changes;
    }

    private GrantedScopes caller() {
        return CurrentCaller.grantedIn(name -> EventGuard.property(name, request));
    }

    /** Reads the new state of an object. */
    private static final class OfUpdate extends ChangeReader<Update<?>> {
        OfUpdate(Changes changes) {
            super(Update.class, changes);
        }

        @Override
        public Update<?> readFrom(
                Class<Update<?>> type,
                Type generic,
                Annotation[] annotations,
                MediaType media,
                MultivaluedMap<String, String> headers,
                InputStream body)
                throws IOException {
            Type content = EntityParameter.contentOf(generic, Object.class);
            Object value = super.read(content, annotations, media, headers, body);
            return super.changes().update(value, super.caller());
        }
    }

    /** Reads changes by RFC 7396. */
    private static final class OfMergePatch extends ChangeReader<MergePatch<?>> {
        OfMergePatch(Changes changes) {
            super(MergePatch.class, changes);
        }

        @Override
        public MergePatch<?> readFrom(
                Class<MergePatch<?>> type,
                Type generic,
                Annotation[] annotations,
                MediaType media,
                MultivaluedMap<String, String> headers,
                InputStream body)
                throws IOException {
            if (json(body) instanceof JsonObject patch) {
                return super.changes().mergePatch(patch, super.caller());
            }
            throw new AccessRefusedException(Refusal.of(
                    RefusalKind.UNREADABLE_BODY,
                    "A merge patch (RFC 7396) is a JSON object, and the request body is not."));
        }
    }

    /** Reads changes by RFC 6902. */
    private static final class OfJsonPatch extends ChangeReader<JsonPatch> {
        OfJsonPatch(Changes changes) {
            super(JsonPatch.class, changes);
        }

        @Override
        public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
            return super.isReadable(type, generic, annotations, media) && patched(annotations) != null;
        }

        private static Class<?> patched(Annotation[] annotations) {
            for (Annotation annotation : annotations) {
                if (annotation instanceof MemberNames names) {
                    return names.value();
                }
            }
            return null;
        }

        @Override
        public JsonPatch readFrom(
                Class<JsonPatch> type,
                Type generic,
                Annotation[] annotations,
                MediaType media,
                MultivaluedMap<String, String> headers,
                InputStream body)
                throws IOException {
            return super.changes().jsonPatch(json(body), patched(annotations), super.caller());
        }
    }

    private static JsonValue json(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST_PATCH + 1);
        if (bytes.length > LARGEST_PATCH) {
            throw new WebApplicationException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            return StrictJson.read(text, DEEPEST_PATCH);
        } catch (RuntimeException malformed) {
            throw new AccessRefusedException(Refusal.of(RefusalKind.UNREADABLE_BODY));
        }
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
}
