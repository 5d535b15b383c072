package dev.latchkey.admin;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.PublicEndpoint;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.authentication.RefusalReporter;
import dev.latchkey.config.Settings;
import dev.latchkey.key.AuditVerification;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.JpaKeyStore;
import dev.latchkey.key.KeyManagement;
import dev.latchkey.key.LogLimiter;
import dev.latchkey.key.RefusedChangeException;
import dev.latchkey.key.RowSigning;
import dev.latchkey.scope.Catalogue;
import dev.latchkey.servlet.CacheFields;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Answers the requests by which keys are managed.
 *
 * <p>Public as far as the filter is concerned, because users of the container have no key: {@link AdminPrincipal} lets in whoever
 * may come, and each answer demands its scopes.
 */
@PublicEndpoint
public class AdminServlet extends HttpServlet {
    /** What the paths below {@code latchkey.admin.path} begin with. */
    public static final Set<String> RESOURCES =
            Set.of("me", "scopes", "endpoints", "applications", "keys", "clients", "audit");

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(AdminServlet.class.getName());

    /** In an outage each request says the same. */
    private final transient LogLimiter outages = new LogLimiter(System::nanoTime);

    @Inject
    private transient Settings settings;

    @Inject
    private transient Catalogue catalogue;

    @Inject
    private transient JpaKeyStore store;

    @Inject
    private transient ConfiguredKeys configured;

    @Inject
    private transient AuditVerification verification;

    @Inject
    private transient RowSigning signing;

    @Inject
    private transient KeyManagement management;

    @Inject
    private transient EndpointViews endpoints;

    @Inject
    private transient RefusalReporter reporter;

    private transient Routes routes;

    @Override
    public void init() {
        routes = new Routes();
        new IntrospectionApi(store, verification, catalogue, endpoints, settings.tokens()).addTo(routes);
        new ApplicationsApi(store, management).addTo(routes);
        new SignaturesApi(signing).addTo(routes);
        KeysApi.ofKeys(store, configured, management, catalogue).addTo(routes);
        settings.tokens().ifPresent(tokens -> {
            KeysApi clients = KeysApi.ofClients(tokens, store, management, catalogue);
            clients.addTo(routes);
            new ClientsApi(clients, store, management, catalogue).addTo(routes);
        });
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (isForThePage(request)) {
            getServletContext().getNamedDispatcher(ConsoleServlet.NAME).forward(request, response);
        } else {
            AdminResponse reply = answer(request);
            if (reply.status() == HttpServletResponse.SC_UNAUTHORIZED
                    || reply.status() == HttpServletResponse.SC_FORBIDDEN) {
                reporter.report(reply.status(), reply.body().getString("type"), request);
            }
            write(reply, request, response);
        }
    }

    /** A pattern of its own would end with a slash, and Open Liberty takes none that does for an exact one. */
    private static boolean isForThePage(HttpServletRequest request) {
        return "/".equals(request.getPathInfo()) && List.of("GET", "HEAD").contains(request.getMethod());
    }

    private AdminResponse answer(HttpServletRequest request) throws IOException {
        try {
            AdminPrincipal authority = AdminPrincipal.of(request, settings, catalogue);
            List<String> segments = segments(request);
            Routes.Found found = routes.find(request.getMethod(), segments);
            if (found.methods().isEmpty()) {
                throw ProblemException.notFound("There is nothing at this path.");
            }
            if (found.handler().isEmpty()) {
                throw new ProblemException(
                                405,
                                "method-not-allowed",
                                "Method not allowed",
                                "This path answers " + String.join(", ", found.methods()) + ".")
                        .withHeader("Allow", String.join(", ", found.methods()));
            }
            AdminRequest exchange = new AdminRequest(request, authority, found.variables());
            AdminResponse reply = found.handler().get().answer(exchange);
            return exchange.isRead() ? exchange.preconditions().applyTo(reply) : reply;
        } catch (ProblemException problem) {
            return problem.reply();
        } catch (RefusedChangeException refused) {
            RuntimeException why = Problems.of(refused);
            if (why instanceof ProblemException problem) {
                return problem.reply();
            }
            throw why;
        } catch (StoreUnavailableException outage) {
            LOG.log(
                    outages.allows("") ? Level.WARNING : Level.DEBUG,
                    () -> "Keys could not be managed: " + (outage.getCause() == null ? outage : outage.getCause()));
            throw new AccessRefusedException(Refusal.of(RefusalKind.STORE_UNAVAILABLE));
        } catch (AccessRefusedException refused) {
            throw refused;
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "A request to manage keys failed", failure);
            return new ProblemException(
                            500, "internal-error", "Internal error", "Something failed. The server log says what.")
                    .reply();
        }
    }

    private static List<String> segments(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null || path.length() < 2
                ? List.of()
                : List.of(path.substring(1).split("/", -1));
    }

    private static void write(AdminResponse reply, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(reply.status());
        CacheFields.forbidStoring(response);
        response.setHeader("X-Content-Type-Options", "nosniff");
        reply.headers().forEach(response::setHeader);
        if (reply.body() != null) {
            byte[] content = reply.body().toString().getBytes(StandardCharsets.UTF_8);
            response.setContentType(reply.contentType());
            response.setContentLength(content.length);
            if (!"HEAD".equals(request.getMethod())) {
                response.getOutputStream().write(content);
            }
        }
    }
}
