package dev.latchkey.boot;

import dev.latchkey.RefusalRenderer;
import dev.latchkey.admin.AdminScopes;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.authentication.BackgroundTasks;
import dev.latchkey.config.Setting;
import dev.latchkey.config.StopReason;
import dev.latchkey.key.ChangeNotifications;
import dev.latchkey.key.ExpiryNotices;
import dev.latchkey.key.JpaKeyStore;
import dev.latchkey.key.LeakedKeys;
import dev.latchkey.key.RowSigning;
import dev.latchkey.key.SharedSecrets;
import dev.latchkey.key.SilentKeys;
import dev.latchkey.openapi.Documents;
import dev.latchkey.refusal.RefusalWriter;
import dev.latchkey.rest.DeclaredPortions;
import dev.latchkey.scope.Catalogue;
import dev.latchkey.servlet.Injection;
import dev.latchkey.servlet.RequestAuthenticator;
import dev.latchkey.servlet.WebSocketGuard;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Opens what requests will need, so that what is wrong stops the deployment; then says hello, once. */
public class LatchkeyListener implements ServletContextListener {
    private static final Logger LOG = System.getLogger("dev.latchkey");

    /** How often reports of leaked keys are processed. */
    private static final Duration REPORTS = Duration.ofMillis(200);

    /** How often expiring keys are looked for. */
    private static final Duration NOTICES = Duration.ofMinutes(1);

    private static final Duration SILENCES = Duration.ofSeconds(30);

    @Inject
    private Instance<Catalogue> catalogue;

    @Inject
    private JpaKeyStore store;

    @Inject
    private Instance<SharedSecrets> secrets;

    @Inject
    private Instance<RowSigning> signing;

    @Inject
    private Instance<RefusalRenderer> renderers;

    @Inject
    private Instance<RefusalWriter> refusals;

    @Inject
    private Instance<DeclaredPortions> portions;

    @Inject
    private Instance<DocumentedApi> documentedApi;

    @Inject
    private LatchkeyExtension extension;

    @Inject
    private Instance<Authenticator> authenticator;

    @Inject
    private Instance<ExpiryNotices> notices;

    @Inject
    private Instance<SilentKeys> silent;

    @Inject
    private Instance<LeakedKeys> leaked;

    private BackgroundTasks upkeep;

    private Optional<ChangeNotifications> notifications = Optional.empty();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        StopReason.around(() -> start(event));
    }

    private void start(ServletContextEvent event) {
        Deployment deployment = Deployment.of(event.getServletContext());
        StartOfBeans.require(deployment);
        Injection.ensure(this, store);
        // A listener that an initializer added gets a context that refuses half of its methods (Servlet 4.4).
        ServletContext context = deployment.context();
        if (renderers.isAmbiguous()) {
            throw new IllegalStateException(
                    "Two beans implement RefusalRenderer, but a refusal has one body. Remove one of them.");
        }
        ContainerCheck.check(deployment.settings(), extension.isContainerOn(), context);
        int scopes = catalogue.get().entries().size();
        StartAdvice advice = new StartAdvice(deployment, catalogue.get().names());
        advice.onScopes(extension.places());
        if (deployment.settings().management().enabled()) {
            Set<String> used = new TreeSet<>(extension.usedScopes());
            used.addAll(deployment.declarations().usedScopes());
            warnOfSharedScopes(used);
        }
        RequestAuthenticator.getOrCreate(
                context, deployment.settings(), deployment.declarations(), authenticator.get(), refusals.get());
        portions.get().entries();
        store.open();
        secrets.get().open();
        advice.onPaths(context);
        advice.onApplications(store);
        signing.get().report();
        upkeep = new BackgroundTasks(authenticator.get(), deployment.settings(), StoreThreads.factory());
        upkeep.start();
        notifications = store.notifications(authenticator.get()::heedChanges);
        notifications.ifPresent(StoreThreads::start);
        upkeep.watch(new WebSocketGuard(context, authenticator.get()));
        upkeep.repeat(REPORTS, leaked.get()::processWaiting);
        upkeep.once(notices.get()::report);
        upkeep.repeat(NOTICES, notices.get()::run);
        upkeep.repeat(SILENCES, silent.get()::run);
        Documents.here().start(documentedApi.get()::describe);
        String version = LatchkeyListener.class.getPackage().getImplementationVersion();
        LOG.log(
                Level.INFO,
                () -> "Latchkey " + (version == null ? "(unpackaged)" : version) + " guards "
                        + (context.getContextPath().isEmpty() ? "/" : context.getContextPath()) + " with "
                        + scopes + " scopes.");
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        Documents.here().stop();
        notifications.ifPresent(ChangeNotifications::end);
        if (upkeep != null) {
            upkeep.stop();
        }
    }

    private static void warnOfSharedScopes(Set<String> used) {
        used.retainAll(AdminScopes.names());
        if (!used.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    () -> "Keys with the scopes " + used + " can also manage keys, because " + Setting.ADMIN.key()
                            + " is \"true\" and the web application uses these names too. Rename its scopes, or grant them"
                            + " with care.");
        }
    }
}
