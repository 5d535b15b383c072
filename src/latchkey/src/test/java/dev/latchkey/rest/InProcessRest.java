package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.ApiKey;
import dev.latchkey.Fake;
import dev.latchkey.FakeContext;
import dev.latchkey.FakeRequest;
import dev.latchkey.FakeResponse;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.authentication.Authenticators;
import dev.latchkey.authentication.RefusalReporter;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.etag.TagCipher;
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
import jakarta.annotation.Priority;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import net.bytebuddy.ByteBuddy;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.PropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;

/** Sends requests of any kind through the servlet filter and a Jersey within the process, with resources of the test. */
final class InProcessRest {
    private static final String SERVLET = "rest";
    private static final URI BASE = URI.create("http://localhost/");
    private static final TagCipher TAGS = new TagCipher(List.of(new byte[TagCipher.SECRET]));

    private final Settings settings;
    private final Vocabulary vocabulary = new Vocabulary();
    private final Map<String, KeyRecord> keys = new ConcurrentHashMap<>();
    private final Map<Set<String>, KeyText> texts = new ConcurrentHashMap<>();
    private final Authenticator authenticator;
    private final ThreadLocal<HttpServletRequest> current = new ThreadLocal<>();
    private final LatchkeyFilter filter = new LatchkeyFilter();
    private final ApplicationHandler jersey;

    /** What came back. */
    record Sent(int status, Map<String, List<String>> headers, String body) {
        Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(each -> each.getKey().equalsIgnoreCase(name))
                    .map(each -> String.join(", ", each.getValue()))
                    .findFirst();
        }
    }

    /**
     * Starts it.
     *
     * @param classes the classes that declare scopes
     * @param resources instances or classes of resources, and providers
     */
    InProcessRest(Map<String, String> settings, Set<Class<?>> classes, Object... resources) {
        this.settings = Settings.of(settings);
        authenticator = Authenticators.of(this.settings, id -> Optional.ofNullable(keys.get(id)), vocabulary);
        Declarations declarations = new Declarations(vocabulary);
        ServletContext context = new FakeContext()
                .servlet(SERVLET, jakarta.servlet.http.HttpServlet.class)
                .build();
        GuardedRestRegistry.prepare(context);
        GuardedRestRegistry.guarded(context, SERVLET);
        ClassIndex.Found found = new ClassIndex.Found(classes, classes);
        RedactionEngine engine = new RedactionEngine(declarations, found);
        InputRules inputs = new InputRules(new WriteGuard(declarations, found), this.settings.writing());
        ResponsePolicies policies = new ResponsePolicies(declarations, RedactionPolicy.of(this.settings));
        Preconditions.withhold(context, scopes -> !engine.isAllFor(scopes) || policies.pointAtWithheld(scopes));
        RestGuard guard = new RestGuard(declarations, this.settings.access().undeclared());
        RestRedaction redaction =
                new RestRedaction(engine, inputs, policies, this.settings, () -> authenticator, () -> TAGS);
        ResourceConfig application = new ResourceConfig();
        for (Object each : resources) {
            Class<?> type = each instanceof Class<?> known ? known : each.getClass();
            if (each instanceof Class<?>) {
                application.register(type);
            } else {
                application.register(each);
            }
            RestMethods.of(type).forEach(method -> {
                policies.read(type, method);
                inputs.read(type, method);
            });
        }
        application.property(CommonProperties.JAXRS_SERVICE_LOADING_ENABLE, false);
        application.register(new Refused());
        application.register(new RefusedBody());
        application.register(new Json());
        application.register((Feature) registering -> {
            new RestChain(guard, redaction).register(registering);
            return true;
        });
        application.register(new ByteBuddy()
                .subclass(JerseyServer.JsonWriter.class)
                .name("org.glassfish.jersey.jsonb.internal.JsonBindingProvider")
                .make()
                .load(InProcessRest.class.getClassLoader())
                .getLoaded());
        application.register(new AbstractBinder() {
            @Override
            protected void configure() {
                bind(currentRequest()).to(HttpServletRequest.class);
            }
        });
        jersey = new ApplicationHandler(application);
        set("authenticator", authenticator);
        set("settings", this.settings);
        set("declarations", declarations);
        set(
                "refusals",
                new RefusalWriter(
                        this.settings,
                        (refusal, request) -> null,
                        new RefusalReporter(this.settings, event -> {}, System::nanoTime)));
        try {
            filter.init(Fake.of(FilterConfig.class)
                    .returns(FilterConfig::getFilterName, LatchkeyFilter.NAME)
                    .returns(FilterConfig::getServletContext, context)
                    .build());
        } catch (jakarta.servlet.ServletException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private HttpServletRequest currentRequest() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.invoke(current.get(), arguments));
    }

    private void set(String name, Object value) {
        try {
            Field field = LatchkeyFilter.class.getDeclaredField(name);
            field.setAccessible(true);
            field.set(filter, value);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private KeyText issue(Set<String> scopes) {
        KeyText text = KeyText.generate("lk");
        ApiKey key =
                new DescribedKey(text.id(), "shop", "", scopes, Instant.EPOCH, ApiKey.State.ACTIVE, Optional.empty());
        keys.put(text.id(), new KeyRecord(key, new Digester(List.of()).digest(text)));
        return text;
    }

    /** Sends JSON, with a key that has these scopes. */
    Sent send(Set<String> scopes, String method, String path, String json, String... headers) {
        return send(scopes, method, path, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), headers);
    }

    /**
     * Sends a request.
     *
     * @param path the path without a slash before it, perhaps with a query
     * @param headers names and values; the content type is JSON if they do not say otherwise
     */
    Sent send(Set<String> scopes, String method, String path, InputStream body, String... headers) {
        FakeRequest sent = FakeRequest.of(method, "/" + path.replaceAll("\\?.*", ""))
                .mappedTo(SERVLET)
                .parameters(parameters(path))
                .key(texts.computeIfAbsent(scopes, this::issue).text().reveal());
        sent.header("Accept", "*/*");
        if (!List.of(headers).contains("Content-Type")) {
            sent.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            sent.header(headers[i], headers[i + 1]);
        }
        Sent[] result = new Sent[1];
        FakeResponse response = new FakeResponse();
        try {
            filter.doFilter(
                    sent.build(),
                    response.response(),
                    (shown, guarded) -> result[0] = respond((HttpServletRequest) shown, BASE.resolve(path), body));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        return result[0] == null ? new Sent(response.status(), Map.of(), response.body()) : result[0];
    }

    /** As the container has read them, of the query alone. */
    private static Map<String, String[]> parameters(String path) {
        Map<String, String[]> parameters = new HashMap<>();
        int query = path.indexOf('?');
        for (String each : query < 0 ? new String[0] : path.substring(query + 1).split("&")) {
            parameters.put(each.replaceAll("=.*", ""), new String[] {each.replaceAll("[^=]*=?(.*)", "$1")});
        }
        return parameters;
    }

    private Sent respond(HttpServletRequest request, URI target, InputStream body) {
        current.set(request);
        try {
            ContainerRequest called = new ContainerRequest(
                    BASE, target, request.getMethod(), null, new Attributes(request), jersey.getConfiguration());
            for (String name : Collections.list(request.getHeaderNames())) {
                Collections.list(request.getHeaders(name)).forEach(value -> called.header(name, value));
            }
            called.setEntityStream(body);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ContainerResponse response = jersey.apply(called, out).get();
            Map<String, List<String>> fields = new HashMap<>();
            response.getStringHeaders().forEach((name, values) -> fields.put(name, List.copyOf(values)));
            return new Sent(response.getStatus(), fields, out.toString(StandardCharsets.UTF_8));
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        } finally {
            current.remove();
        }
    }

    /** Writes refusals without CDI. */
    @Priority(1)
    private static final class Refused implements ExceptionMapper<AccessRefusedException> {
        @Override
        public Response toResponse(AccessRefusedException refused) {
            return Response.status(refused.refusal().status())
                    .type(MediaType.TEXT_PLAIN)
                    .entity(refused.refusal().kind().type().replaceAll(".*/", "")
                            + refused.refusal().members().stream().collect(Collectors.joining(" ", " [", "]"))
                            + refused.refusal().missingScopes())
                    .build();
        }
    }

    /** Finds the other one, which the runtime would not find first without CDI. */
    @Priority(1)
    private static final class RefusedBody implements ExceptionMapper<RefusedBodyException> {
        @Override
        public Response toResponse(RefusedBodyException refused) {
            return new Refused().toResponse((AccessRefusedException) refused.getCause());
        }
    }

    /** Reads what JSON-B reads. */
    private static final class Json implements MessageBodyReader<Object> {
        private final Jsonb jsonb = JsonbBuilder.create();

        @Override
        public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
            return ResponseBody.isJson(media) && !type.getName().startsWith("java.");
        }

        @Override
        public Object readFrom(
                Class<Object> type,
                Type generic,
                Annotation[] annotations,
                MediaType media,
                MultivaluedMap<String, String> headers,
                InputStream in)
                throws IOException {
            try {
                return jsonb.fromJson(in, generic);
            } catch (RuntimeException unreadable) {
                for (Throwable each = unreadable; each != null; each = each.getCause()) {
                    if (each instanceof IOException failure) {
                        throw failure;
                    }
                }
                throw new ProcessingException(unreadable);
            }
        }
    }

    /** As servers do with bodies that their reader does not understand. */
    static final class Unreadable implements ExceptionMapper<ProcessingException> {
        @Override
        public Response toResponse(ProcessingException unreadable) {
            return new BadRequestException(unreadable).getResponse();
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
