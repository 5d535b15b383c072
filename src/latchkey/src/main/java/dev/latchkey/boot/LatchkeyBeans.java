package dev.latchkey.boot;

import dev.latchkey.Caller;
import dev.latchkey.Redactor;
import dev.latchkey.RefusalRenderer;
import dev.latchkey.VisibleMembers;
import dev.latchkey.admin.EndpointViews;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.authentication.InjectedCaller;
import dev.latchkey.authentication.RefusalReporter;
import dev.latchkey.config.Settings;
import dev.latchkey.config.StopReason;
import dev.latchkey.etag.TagCipher;
import dev.latchkey.event.AccessRefusedEvent;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.Digester;
import dev.latchkey.key.JpaKeyStore;
import dev.latchkey.key.KeysChanged;
import dev.latchkey.key.LeakedKeys;
import dev.latchkey.key.RowSigner;
import dev.latchkey.key.SharedSecrets;
import dev.latchkey.refusal.RefusalWriter;
import dev.latchkey.rest.CallerRedactor;
import dev.latchkey.rest.CallerVisibleMembers;
import dev.latchkey.rest.DeclaredPortions;
import dev.latchkey.rest.OpenPaths;
import dev.latchkey.rest.Previews;
import dev.latchkey.rest.UnmatchedRequestFilter;
import dev.latchkey.scope.Catalogue;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import dev.latchkey.server.ChangeListener;
import dev.latchkey.server.Cluster;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Singleton;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;

/** Puts the parts together as CDI beans, from what start-up found out. */
@ApplicationScoped
public class LatchkeyBeans {

    private volatile Deployment deployment;
    private volatile ExecutorService storeThreads;

    /** Takes over what start-up found out. Nothing that is produced here can be had before. */
    void start(Deployment found) {
        deployment = found;
    }

    private Deployment deployment() {
        if (deployment == null) {
            throw StopReason.logged(new IllegalStateException(
                    "Latchkey has not started in this web application. Use it from a ServletContextListener at"
                            + " the earliest, because startup EJBs and earlier beans run before it. If web.xml has an"
                            + " <absolute-ordering>, add <name>latchkey</name> to it."));
        }
        return deployment;
    }

    @Produces
    @Singleton
    Settings settings() {
        return deployment().settings();
    }

    @Produces
    @Singleton
    Vocabulary vocabulary() {
        return deployment().vocabulary();
    }

    @Produces
    @Singleton
    Declarations declarations() {
        return deployment().declarations();
    }

    @Produces
    @Singleton
    Redactor redactor(Vocabulary vocabulary, Instance<Jsonb> jsonbs, Instance<JsonbConfig> configurations) {
        return new CallerRedactor(
                deployment().redactions(), deployment().plans(), vocabulary, jsonb(jsonbs, configurations));
    }

    @Produces
    @Singleton
    VisibleMembers visibleMembers() {
        return new CallerVisibleMembers(deployment().inputs().names());
    }

    @Produces
    @Singleton
    DeclaredPortions declaredPortions(Instance<Jsonb> jsonbs, Instance<JsonbConfig> configurations) {
        return DeclaredPortions.of(deployment().plans(), deployment().redactions(), jsonb(jsonbs, configurations));
    }

    @Produces
    @Singleton
    EndpointViews endpointViews(Vocabulary vocabulary, Instance<Jsonb> jsonbs, Instance<JsonbConfig> configurations) {
        Previews previews = new Previews(
                deployment().plans(), deployment().redactions(), vocabulary, jsonb(jsonbs, configurations));
        return new DeclaredEndpoints(deployment(), previews);
    }

    @Produces
    @Singleton
    DocumentedApi documentedApi(
            Catalogue catalogue,
            Vocabulary vocabulary,
            Instance<RefusalRenderer> renderers,
            Instance<Jsonb> jsonbs,
            Instance<JsonbConfig> configurations) {
        Previews previews = new Previews(
                deployment().plans(), deployment().redactions(), vocabulary, jsonb(jsonbs, configurations));
        return new DocumentedApi(
                deployment(),
                catalogue,
                previews,
                renderers.isResolvable() ? Optional.of(renderers.get()) : Optional.empty());
    }

    @Produces
    @Singleton
    UnmatchedRequestFilter.OpenPaths openPaths() {
        Set<Class<?>> resources = new LinkedHashSet<>();
        deployment().endpoints().forEach(endpoint -> resources.add(endpoint.type()));
        deployment()
                .subResources()
                .forEach(resource -> resources.add(resource.locators().get(0).type()));
        return new OpenPaths(resources, deployment().declarations())::contain;
    }

    private Jsonb jsonb(Instance<Jsonb> jsonbs, Instance<JsonbConfig> configurations) {
        boolean configured = configurations.isResolvable();
        JsonbConfig config = configured ? configurations.get() : new JsonbConfig();
        Jsonb jsonb = jsonbs.isResolvable() ? jsonbs.get() : JsonbBuilder.create(config);
        if (configured || !jsonbs.isResolvable()) {
            deployment().redactions().declare(jsonb, config);
        }
        return jsonb;
    }

    @Produces
    @Singleton
    ConfiguredKeys configuredKeys() {
        return deployment().configuredKeys();
    }

    @Produces
    @Singleton
    Catalogue catalogue(LatchkeyExtension extension) {
        TreeSet<String> used = new TreeSet<>(deployment().declarations().usedScopes());
        used.addAll(extension.usedScopes());
        return Catalogue.of(deployment().scopes(), used);
    }

    @Produces
    @Singleton
    Digester digester(Settings settings) {
        return new Digester(settings.keys().peppers());
    }

    @Produces
    @Singleton
    RowSigner rowSigner(Settings settings) {
        return new RowSigner(settings.keys().peppers(), settings.keys().pepperMigration());
    }

    @Produces
    @Singleton
    TagCipher tagCipher(SharedSecrets secrets) {
        return new TagCipher(secrets.forEntityTags(TagCipher.SECRET));
    }

    @Produces
    @Singleton
    Authenticator authenticator(
            Settings settings,
            ConfiguredKeys configured,
            JpaKeyStore store,
            Digester digester,
            Vocabulary vocabulary,
            LeakedKeys leaked) {
        storeThreads = StoreThreads.executor(StoreThreads.factory());
        return new Authenticator(
                settings,
                configured,
                store,
                digester,
                vocabulary,
                storeThreads,
                (text, address) -> leaked.accept(new LeakedKeys.Report(
                        List.of(text.text().reveal()), "insecure-channel", Optional.empty(), address)));
    }

    void keysChanged(@Observes KeysChanged change, Authenticator authenticator, Cluster cluster) {
        authenticator.heedChanges();
        cluster.keysChangedHere();
    }

    @Produces
    @Singleton
    ChangeListener changeListener(Authenticator authenticator) {
        return authenticator::heedChanges;
    }

    @PreDestroy
    void endThreads() {
        if (storeThreads != null) {
            storeThreads.shutdownNow();
        }
    }

    @Produces
    @Singleton
    RefusalReporter refusalReporter(Settings settings, Event<AccessRefusedEvent> events) {
        return new RefusalReporter(settings, events::fire, System::nanoTime);
    }

    @Produces
    @Singleton
    RefusalWriter refusalWriter(Settings settings, Instance<RefusalRenderer> renderers, RefusalReporter reporter) {
        return new RefusalWriter(
                settings, renderers.isResolvable() ? renderers.get() : (refusal, request) -> null, reporter);
    }

    @Produces
    @Dependent
    Caller caller(InjectionPoint point) {
        return PerRequest.isHolderOf(point) ? InjectedCaller.ofThisRequest() : InjectedCaller.ofThread();
    }
}
