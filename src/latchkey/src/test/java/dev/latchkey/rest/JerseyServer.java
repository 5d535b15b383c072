package dev.latchkey.rest;

import dev.latchkey.ApiKey;
import dev.latchkey.Fake;
import dev.latchkey.FakeContext;
import dev.latchkey.FakeRequest;
import dev.latchkey.FakeResponse;
import dev.latchkey.ScopeRequired;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.authentication.Authenticators;
import dev.latchkey.authentication.RefusalReporter;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.DescribedKey;
import dev.latchkey.key.Digester;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.redaction.ClassIndex;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.redaction.RedactionPolicy;
import dev.latchkey.refusal.RefusalWriter;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import dev.latchkey.servlet.GuardedRestRegistry;
import dev.latchkey.servlet.LatchkeyFilter;
import dev.latchkey.servlet.Preconditions;
import dev.latchkey.writing.WriteGuard;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import net.bytebuddy.ByteBuddy;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.PropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;

/** Answers GETs by the servlet filter and a Jersey within the process: the way of a request without a server around it. */
public final class JerseyServer implements Function<Set<String>, String> {
    private static final String SERVLET = "rest";

    private final Settings settings = Settings.of(Map.of());
    private final Vocabulary vocabulary = new Vocabulary();
    private final Declarations declarations = new Declarations(vocabulary);
    private final Map<String, KeyRecord> keys = new ConcurrentHashMap<>();
    private final Map<Set<String>, KeyText> texts = new ConcurrentHashMap<>();
    private final Authenticator authenticator =
            Authenticators.of(settings, id -> Optional.ofNullable(keys.get(id)), vocabulary);
    private final ThreadLocal<HttpServletRequest> current = new ThreadLocal<>();
    private final LatchkeyFilter filter = new LatchkeyFilter();
    private final ApplicationHandler jersey;

    /** Has one guarded member of three. */
    public static class Thing {
        public String name = "a";

        @ScopeRequired("Secrets:Get")
        public String secret = "s";

        public int size = 1;
    }

    /** Needs one scope. */
    @Path("things")
    @ScopeRequired("Things:Get")
    public static class Things {
        /** Returns one thing. */
        @GET
        @Produces(MediaType.APPLICATION_JSON)
        public List<Thing> list() {
            return List.of(new Thing());
        }
    }

    /** Writes what JSON-B writes, as Jersey's own writer does. */
    @Produces(MediaType.APPLICATION_JSON)
    public static class JsonWriter implements MessageBodyWriter<Object> {
        private final Jsonb jsonb = JsonbBuilder.create();

        @Override
        public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
            return MediaType.APPLICATION_JSON_TYPE.isCompatible(media);
        }

        @Override
        public void writeTo(
                Object value,
                Class<?> type,
                Type generic,
                Annotation[] annotations,
                MediaType media,
                MultivaluedMap<String, Object> headers,
                OutputStream out)
                throws IOException {
            out.write(jsonb.toJson(value).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Starts it. */
    public JerseyServer() throws Exception {
        ServletContext context = new FakeContext()
                .servlet(SERVLET, jakarta.servlet.http.HttpServlet.class)
                .build();
        GuardedRestRegistry.prepare(context);
        GuardedRestRegistry.guarded(context, SERVLET);
        Set<Class<?>> guarded = Set.of(Thing.class);
        ClassIndex.Found found = new ClassIndex.Found(guarded, guarded);
        RedactionEngine engine = new RedactionEngine(declarations, found);
        InputRules inputs = new InputRules(new WriteGuard(declarations, found), settings.writing());
        ResponsePolicies policies = new ResponsePolicies(declarations, RedactionPolicy.of(settings));
        Preconditions.withhold(context, scopes -> !engine.isAllFor(scopes) || policies.pointAtWithheld(scopes));
        RestGuard guard = new RestGuard(declarations, settings.access().undeclared());
        RestRedaction redaction =
                new RestRedaction(engine, inputs, policies, settings, () -> authenticator, () -> null);
        ResourceConfig application = new ResourceConfig(Things.class);
        // The feature of the jar needs a deployment.
        application.property(CommonProperties.JAXRS_SERVICE_LOADING_ENABLE, false);
        application.register((Feature) registering -> {
            new RestChain(guard, redaction).register(registering);
            return true;
        });
        // The name by which the jar knows a writer that uses JSON-B.
        application.register(new ByteBuddy()
                .subclass(JsonWriter.class)
                .name("org.glassfish.jersey.jsonb.internal.JsonBindingProvider")
                .make()
                .load(JerseyServer.class.getClassLoader())
                .getLoaded());
        application.register(new AbstractBinder() {
            @Override
            protected void configure() {
                bind(currentRequest()).to(HttpServletRequest.class);
            }
        });
        jersey = new ApplicationHandler(application);
        set("authenticator", authenticator);
        set("settings", settings);
        set("declarations", declarations);
        set(
                "refusals",
                new RefusalWriter(
                        settings,
                        (refusal, request) -> null,
                        new RefusalReporter(settings, event -> {}, System::nanoTime)));
        filter.init(Fake.of(FilterConfig.class)
                .returns(FilterConfig::getFilterName, LatchkeyFilter.NAME)
                .returns(FilterConfig::getServletContext, context)
                .build());
    }

    private HttpServletRequest currentRequest() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.invoke(current.get(), arguments));
    }

    private void set(String name, Object value) throws ReflectiveOperationException {
        Field field = LatchkeyFilter.class.getDeclaredField(name);
        field.setAccessible(true);
        field.set(filter, value);
    }

    private KeyText issue(Set<String> scopes) {
        KeyText text = KeyText.generate("lk");
        ApiKey key =
                new DescribedKey(text.id(), "shop", "", scopes, Instant.EPOCH, ApiKey.State.ACTIVE, Optional.empty());
        keys.put(text.id(), new KeyRecord(key, new Digester(List.of()).digest(text)));
        return text;
    }

    /** Returns the body for a key with these scopes. */
    @Override
    public String apply(Set<String> scopes) {
        KeyText key = texts.computeIfAbsent(scopes, this::issue);
        HttpServletRequest request = FakeRequest.get("/things")
                .mappedTo(SERVLET)
                .key(key.text().reveal())
                .build();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        FakeResponse response = new FakeResponse();
        try {
            filter.doFilter(
                    request, response.response(), (shown, guarded) -> respond((HttpServletRequest) shown, body));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        return body.size() > 0 ? body.toString(StandardCharsets.UTF_8) : response.status() + response.body();
    }

    private void respond(HttpServletRequest request, OutputStream out) {
        current.set(request);
        try {
            URI base = URI.create("http://localhost/");
            ContainerRequest called = new ContainerRequest(
                    base, base.resolve("things"), "GET", null, new Attributes(request), jersey.getConfiguration());
            called.header("Accept", MediaType.APPLICATION_JSON);
            int status = jersey.apply(called, out).get().getStatus();
            if (status != 200) {
                throw new IllegalStateException("Status " + status);
            }
        } catch (InterruptedException | java.util.concurrent.ExecutionException failure) {
            throw new IllegalStateException(failure);
        } finally {
            current.remove();
        }
    }

    /** Shows attributes of the request as properties, as servers do. */
    private record Attributes(HttpServletRequest request) implements PropertiesDelegate {
        @Override
        public Object getProperty(String name) {
            return request.getAttribute(name);
        }

        @Override
        public Collection<String> getPropertyNames() {
            return List.of();
        }

        @Override
        public void setProperty(String name, Object value) {
            request.setAttribute(name, value);
        }

        @Override
        public void removeProperty(String name) {
            request.removeAttribute(name);
        }
    }
}
