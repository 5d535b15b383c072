package dev.latchkey.rest;

import dev.latchkey.config.LogOnce;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.server.JsonWriters;
import dev.latchkey.server.RestCalls;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Providers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Stream;

/** Knows who writes the application's JSON, as if we were not there. One for each REST application; thread-safe. */
final class ApplicationJson {
    private static final Logger LOG = System.getLogger(ApplicationJson.class.getName());
    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE;

    private final RedactionEngine engine;
    private final LogOnce otherWriter = new LogOnce(LOG, Level.WARNING);
    private volatile boolean mayWriteOtherwise;
    private volatile boolean mayReplaceLast;
    private final Set<Type> pastUs = new CopyOnWriteArraySet<>();
    private final ThreadLocal<Providers> ofThread = new ThreadLocal<>();
    private volatile Providers providers;
    private volatile Resolvers resolvers;
    private volatile Jsonb fallback;

    /** What the application lets JSON-B be made by; null each where it has none. What is registered is settled when requests come. */
    private record Resolvers(ContextResolver<Jsonb> jsonbs, ContextResolver<JsonbConfig> configs) {
        static Resolvers among(Providers providers) {
            return new Resolvers(
                    providers.getContextResolver(Jsonb.class, JSON),
                    providers.getContextResolver(JsonbConfig.class, JSON));
        }
    }

    ApplicationJson(RedactionEngine engine) {
        this.engine = engine;
    }

    /** Takes what REST injects. To be called before the first request. */
    void use(Providers injected) {
        providers = injected;
        resolvers = null;
    }

    /** Lets the running thread find components by {@code found}, because it runs no request for which REST injects them; null ends it. */
    void useOnThread(Providers found) {
        ofThread.set(found);
    }

    private Providers providers() {
        Providers found = ofThread.get();
        return found == null ? providers : found;
    }

    /** What the application's writers write objects of this class with. */
    Jsonb jsonb(Class<?> type) {
        Resolvers resolving = resolvers();
        Jsonb found = resolving.jsonbs == null ? null : resolving.jsonbs.getContext(type);
        if (found == null) {
            return fallback();
        }
        JsonbConfig config = resolving.configs == null ? null : resolving.configs.getContext(type);
        if (config != null) {
            engine.declare(found, config);
        }
        return found;
    }

    /** To look for them is a search through what the REST runtime injects, so that it is not done for each answer. */
    private Resolvers resolvers() {
        Resolvers found = resolvers;
        if (found == null) {
            found = Resolvers.among(providers());
            resolvers = found;
        }
        return found;
    }

    private Jsonb fallback() {
        Jsonb made = fallback;
        if (made == null) {
            made = JsonbBuilder.create();
            engine.declare(made, new JsonbConfig());
            fallback = made;
        }
        return made;
    }

    /** The writer that would be chosen if ours were not there; null if there is none. */
    @SuppressWarnings("unchecked")
    MessageBodyWriter<Object> writer(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        ResponseState.bypass(true);
        try {
            return (MessageBodyWriter<Object>) providers().getMessageBodyWriter(type, generic, annotations, media);
        } finally {
            ResponseState.bypass(false);
        }
    }

    /** Whether an interceptor may replace entities after ours: one was seen, or the runtime does not show them. */
    boolean mayReplaceLast() {
        return mayReplaceLast;
    }

    /** Whether a writer was seen that does not use JSON-B. */
    boolean mayWriteOtherwise() {
        return mayWriteOtherwise;
    }

    /** Whether the writer that would be chosen uses JSON-B. One that is not known is logged, once. */
    boolean writesByJsonB(ResponseBody body) {
        MessageBodyWriter<?> writer = writer(body);
        if (JsonWriters.isJsonB(writer)) {
            return true;
        }
        if (writer != null) {
            say(writer.getClass());
        }
        return false;
    }

    /** Whether the writer that would be chosen writes what {@code Jsonb.toJson} makes of the object, in UTF-8. */
    boolean writesText(ResponseBody body) {
        MessageBodyWriter<?> writer = writer(body);
        return writer != null
                && JsonWriters.writesTextOfJsonb(writer.getClass())
                && JsonBody.charset(body.media()).equals(StandardCharsets.UTF_8);
    }

    private MessageBodyWriter<Object> writer(ResponseBody body) {
        return writer(body.value().getClass(), typeOf(body), body.annotations(), mediaOf(body));
    }

    private static Type typeOf(ResponseBody body) {
        return body.type() == null ? body.value().getClass() : body.type();
    }

    private static MediaType mediaOf(ResponseBody body) {
        return body.media() == null ? JSON : body.media();
    }

    /** The whole JSON that the application's own writer writes. */
    String written(ResponseBody body) {
        MessageBodyWriter<Object> writer = writer(body);
        if (JsonWriters.isJsonB(writer)) {
            return writtenByJsonB(body);
        }
        if (writer == null) {
            throw new IllegalStateException(
                    "There is no writer of " + body.value().getClass().getName());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.writeTo(
                    body.value(),
                    body.value().getClass(),
                    typeOf(body),
                    body.annotations(),
                    mediaOf(body),
                    new MultivaluedHashMap<>(),
                    out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toString(JsonBody.charset(body.media()));
    }

    /** The whole JSON that JSON-B writes with the application's configuration. */
    String writtenByJsonB(ResponseBody body) {
        return jsonb(body.value().getClass()).toJson(body.value());
    }

    /** Says at start, as far as it shows there, what of the application's is read or put in place without us. */
    void lookForOtherWriters(Configuration configuration) {
        List<Class<?>> components = Stream.<Class<?>>concat(
                        configuration.getClasses().stream(),
                        configuration.getInstances().stream().map(Object::getClass))
                .toList();
        components.stream()
                .filter(component -> JsonComponents.writesOtherwise(component, configuration))
                .findFirst()
                .ifPresent(this::say);
        // CXF tells nothing of its components at start.
        mayReplaceLast = RestCalls.hasUnboundMethods(configuration);
        for (Class<?> component : components) {
            if (JsonComponents.isLastInterceptor(component, configuration)) {
                mayReplaceLast = true;
                LOG.log(
                        Level.WARNING,
                        () -> component.getName()
                                + " is a WriterInterceptor with the priority Integer.MAX_VALUE, so entities that it replaces"
                                + " may not be redacted. Give it a smaller priority.");
            }
            if (JsonComponents.isOfTheHost(component) && MessageBodyWriter.class.isAssignableFrom(component)) {
                lookForGuarded(component.asSubclass(MessageBodyWriter.class));
            }
        }
    }

    /** The REST runtime prefers a writer of one class to ours of all, and asks nobody else when it writes events. */
    private void lookForGuarded(Class<?> writer) {
        Type written = engine.handedTo(writer, MessageBodyWriter.class);
        if (written != null && written != Object.class && engine.isGuarded(written)) {
            pastUs.add(written);
            LOG.log(
                    Level.WARNING,
                    () -> writer.getName()
                            + " writes a guarded class, also in server-sent events. Callers that lack a scope of that class"
                            + " get 500 from methods that send events.");
        }
    }

    /** Whether events may hold something that the caller is not to see, and are written by the application. */
    boolean writesPastUs(GrantedScopes granted) {
        return pastUs.stream().anyMatch(type -> engine.isWithheld(type, granted));
    }

    private void say(Class<?> writer) {
        mayWriteOtherwise = true;
        otherWriter.log(() -> "JSON is written by " + writer.getName()
                + ". It writes complete responses. JSON-B writes redacted responses if both write the same"
                + " JSON; otherwise the response is 500.");
    }
}
