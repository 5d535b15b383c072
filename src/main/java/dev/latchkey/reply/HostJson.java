package dev.latchkey.reply;

import dev.latchkey.redact.Redactions;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Providers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Knows who writes the host's JSON, as if we were not there. One for each REST application; thread-safe. */
final class HostJson {
    /** Writers that use JSON-B; by name, for each server has its own. */
    private static final Set<String> WRITERS = Set.of(
            "org.glassfish.jersey.jsonb.internal.JsonBindingProvider",
            "org.jboss.resteasy.plugins.providers.jsonb.JsonBindingProvider",
            "org.apache.johnzon.jaxrs.jsonb.jaxrs.JsonbJaxrsProvider",
            "org.apache.cxf.jaxrs.provider.jsrjsonb.JsrJsonbProvider",
            "io.openliberty.restfulWS30.jsonb30provider.JsonBProvider");

    private static final Logger LOG = System.getLogger(HostJson.class.getName());
    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE;

    private final Redactions redactions;
    private final AtomicBoolean foreign = new AtomicBoolean();
    private final ThreadLocal<Boolean> aside = new ThreadLocal<>();
    private volatile Providers providers;
    private volatile Jsonb fallback;

    HostJson(Redactions redactions) {
        this.redactions = redactions;
    }

    /** Takes what REST injects. To be called before the first request. */
    void use(Providers injected) {
        providers = injected;
    }

    /** Whether the running thread looks for a writer of the host, so that ours is not wanted. */
    boolean isAside() {
        return aside.get() != null;
    }

    /** What the host's writers write objects of this class with. */
    Jsonb jsonb(Class<?> type) {
        ContextResolver<Jsonb> resolver = providers.getContextResolver(Jsonb.class, JSON);
        Jsonb found = resolver == null ? null : resolver.getContext(type);
        if (found == null) {
            return fallback();
        }
        ContextResolver<JsonbConfig> configs = providers.getContextResolver(JsonbConfig.class, JSON);
        JsonbConfig config = configs == null ? null : configs.getContext(type);
        if (config != null) {
            redactions.declare(found, config);
        }
        return found;
    }

    private Jsonb fallback() {
        Jsonb made = fallback;
        if (made == null) {
            made = JsonbBuilder.create();
            redactions.declare(made, new JsonbConfig());
            fallback = made;
        }
        return made;
    }

    /** The writer that would be chosen if ours were not there; null if there is none. */
    @SuppressWarnings("unchecked")
    MessageBodyWriter<Object> writer(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        aside.set(Boolean.TRUE);
        try {
            return (MessageBodyWriter<Object>) providers.getMessageBodyWriter(type, generic, annotations, media);
        } finally {
            aside.remove();
        }
    }

    /** Whether the writer that would be chosen uses JSON-B. One that is not known is logged, once. */
    boolean writesByJsonB(Class<?> type, Type declared, MediaType media) {
        MessageBodyWriter<?> writer =
                writer(type, declared == null ? type : declared, new Annotation[0], media == null ? JSON : media);
        if (isJsonB(writer)) {
            return true;
        }
        if (writer != null) {
            say(writer.getClass());
        }
        return false;
    }

    /** Says once, at start if it shows there, that the host writes JSON by something else than JSON-B. */
    void lookForOtherWriters(Configuration configuration) {
        Stream.concat(
                        configuration.getClasses().stream(),
                        configuration.getInstances().stream().map(Object::getClass))
                .filter(each -> writesOtherwise(each, configuration))
                .findFirst()
                .ifPresent(this::say);
    }

    private static boolean writesOtherwise(Class<?> component, Configuration configuration) {
        if (Feature.class.isAssignableFrom(component)) {
            // Servers register Jackson's feature always; it says no to being enabled where JSON-B is there.
            return component.getName().contains("Jackson")
                    && configuration.isEnabled(component.asSubclass(Feature.class));
        }
        Produces produces = component.getAnnotation(Produces.class);
        boolean json =
                produces == null || Stream.of(produces.value()).anyMatch(each -> Reply.isJson(MediaType.valueOf(each)));
        boolean ofTheHost = component.getClassLoader() == HostJson.class.getClassLoader()
                && !component.getPackageName().equals(HostJson.class.getPackageName());
        return json && ofTheHost && MessageBodyWriter.class.isAssignableFrom(component);
    }

    private void say(Class<?> writer) {
        if (foreign.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    () -> "JSON is written by " + writer.getName() + " here. Whole responses are left to it; those of"
                            + " which something is withheld are written by JSON-B with its own names.");
        }
    }

    private static boolean isJsonB(MessageBodyWriter<?> writer) {
        for (Class<?> each = writer == null ? null : writer.getClass(); each != null; each = each.getSuperclass()) {
            if (WRITERS.contains(each.getName())) {
                return true;
            }
        }
        return false;
    }
}
