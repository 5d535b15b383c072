package dev.latchkey.admin;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.PublicEndpoint;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.authentication.RefusalReporter;
import dev.latchkey.config.Settings;
import dev.latchkey.key.ApplicationManagement;
import dev.latchkey.key.AuditTrail;
import dev.latchkey.key.AuditVerification;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.Digester;
import dev.latchkey.key.JpaKeyStore;
import dev.latchkey.key.KeyBatch;
import dev.latchkey.key.KeyFinder;
import dev.latchkey.key.KeyManagement;
import dev.latchkey.key.KeyTransfer;
import dev.latchkey.key.LeakedKeys;
import dev.latchkey.key.LogLimiter;
import dev.latchkey.key.RefusedChangeException;
import dev.latchkey.key.RowSigning;
import dev.latchkey.key.Tickets;
import dev.latchkey.refusal.ResponseContent;
import dev.latchkey.scope.Catalogue;
import dev.latchkey.servlet.CacheFields;
import dev.latchkey.servlet.Injection;
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
import java.util.Optional;
import java.util.Set;

/**
 * Handles the requests of key management.
 *
 * <p>The filter treats it as public, because users of the container have no key. {@link AdminPrincipal} authenticates the caller,
 * and each handler checks its scopes.
 */
@PublicEndpoint
public class AdminServlet extends HttpServlet {
    /** The first segments of the paths below {@code latchkey.admin.path}. */
    public static final Set<String> RESOURCES = Set.of(
            "me",
            "session",
            "scopes",
            "endpoints",
            "applications",
            "keys",
            "clients",
            "audit",
            "signatures",
            "leaked",
            "scanning");

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(AdminServlet.class.getName());

    /** Limits the log records of an outage, in which every request fails. */
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
    private transient ApplicationManagement applications;

    @Inject
    private transient EndpointViews endpoints;

    @Inject
    private transient RefusalReporter reporter;

    @Inject
    private transient LeakedKeys leaked;

    @Inject
    private transient KeyFinder finder;

    @Inject
    private transient Digester digester;

    @Inject
    private transient Authenticator authenticator;

    private transient ConsoleTickets tickets;

    private transient LeakReports reports;
    private transient Routes routes;

    @Override
    public void init() {
        Injection.ensure(this, settings);
        reports = new LeakReports(settings, leaked::accept, leaked::process);
        routes = new Routes();
        tickets = new ConsoleTickets(new Tickets(store, digester), authenticator, settings);
        if (settings.management().enabled() || settings.management().self()) {
            new SelfApi(management).addTo(routes);
        }
        if (settings.management().enabled()) {
            addManagement();
        }
    }

    private void addManagement() {
        tickets.addTo(routes);
        new IntrospectionApi(catalogue, endpoints, settings.tokens()).addTo(routes);
        new AuditApi(new AuditTrail(store), verification).addTo(routes);
        new ApplicationsApi(store, management, applications).addTo(routes);
        new SignaturesApi(signing).addTo(routes);
        new FindApi(finder, catalogue).addTo(routes);
        new TransferApi(new KeyTransfer(management, catalogue, settings), catalogue).addTo(routes);
        new BulkApi(store, configured, new KeyBatch(management), catalogue).addTo(routes);
        addRoutes(KeyCollection.ofKeys(store, configured, catalogue));
        settings.tokens()
                .map(tokens -> KeyCollection.ofClients(tokens, store, catalogue))
                .ifPresent(this::addRoutes);
    }

    private void addRoutes(KeyCollection collection) {
        ConditionalChanges changes = new ConditionalChanges(store);
        collection.addTo(routes);
        new IssueApi(collection, changes, management).addTo(routes);
        new KeysApi(collection, changes, management).addTo(routes);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (isForConsole(request)) {
            getServletContext().getNamedDispatcher(ConsoleServlet.NAME).forward(request, response);
        } else {
            write(respond(request), request, response);
        }
    }

    /** A URL pattern that ends with a slash is not an exact one on every server, so the path is compared here. */
    private boolean isForConsole(HttpServletRequest request) {
        return settings.management().enabled()
                && "/".equals(request.getPathInfo())
                && List.of("GET", "HEAD").contains(request.getMethod());
    }

    private AdminResponse respond(HttpServletRequest request) throws IOException {
        try {
            List<String> segments = segments(request);
            Optional<AdminResponse> report = reports.respond(request, segments);
            if (report.isPresent()) {
                return report.get();
            }
            AdminPrincipal principal = AdminPrincipal.of(request, settings, catalogue, tickets);
            Routes.Match match = routes.find(request.getMethod(), segments);
            if (match.methods().isEmpty()) {
                throw ProblemException.notFound("The path does not exist.");
            }
            if (match.handler().isEmpty()) {
                throw new ProblemException(
                                405,
                                "method-not-allowed",
                                "Method not allowed",
                                "The path supports " + String.join(", ", match.methods()) + ".")
                        .withHeader("Allow", String.join(", ", match.methods()));
            }
            AdminRequest routed = new AdminRequest(request, principal, match.variables());
            AdminResponse response = match.handler().get().handle(routed);
            return routed.isRead() ? routed.preconditions().applyTo(response) : response;
        } catch (ProblemException problem) {
            return response(problem, request);
        } catch (RefusedChangeException refused) {
            RuntimeException failure = Problems.of(refused);
            if (failure instanceof ProblemException problem) {
                return response(problem, request);
            }
            throw failure;
        } catch (StoreUnavailableException outage) {
            LOG.log(
                    outages.allows("") ? Level.WARNING : Level.DEBUG,
                    () -> "Key management is unavailable, because the key store failed: "
                            + (outage.getCause() == null ? outage : outage.getCause()));
            throw new AccessRefusedException(Refusal.of(RefusalKind.STORE_UNAVAILABLE));
        } catch (AccessRefusedException refused) {
            throw refused;
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "A request to key management failed", failure);
            return new ProblemException(
                            500,
                            "internal-error",
                            "Internal error",
                            "The request failed because of an error in the server. The server log has the details.")
                    .response();
        }
    }

    /** Missing rights are reported like the refusals of the filter. */
    private AdminResponse response(ProblemException problem, HttpServletRequest request) {
        AdminResponse response = problem.response();
        if (response.status() == HttpServletResponse.SC_UNAUTHORIZED
                || response.status() == HttpServletResponse.SC_FORBIDDEN) {
            reporter.report(response.status(), problem.type(), request);
        }
        return response;
    }

    private static List<String> segments(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null || path.length() < 2
                ? List.of()
                : List.of(path.substring(1).split("/", -1));
    }

    private static void write(AdminResponse content, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(content.status());
        CacheFields.forbidStoring(response);
        response.setHeader("X-Content-Type-Options", "nosniff");
        content.headers().forEach(response::setHeader);
        if (content.body() != null) {
            byte[] json = content.body().toString().getBytes(StandardCharsets.UTF_8);
            ResponseContent.write(content.contentType(), json, request, response);
        }
    }
}
