package dev.latchkey.boot;

import dev.latchkey.Caller;
import dev.latchkey.RefusalRenderer;
import dev.latchkey.caller.Authenticator;
import dev.latchkey.caller.InjectedCaller;
import dev.latchkey.config.Settings;
import dev.latchkey.http.RefusalWriter;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.Digester;
import dev.latchkey.key.JpaKeyStore;
import dev.latchkey.key.KeysChanged;
import dev.latchkey.scope.Catalogue;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.util.TreeSet;

/** Puts the parts together as CDI beans, from what start-up found out. */
@ApplicationScoped
public class LatchkeyBeans {

    /** Stops the deployment where the initializer was left out, while CDI still came along. */
    void started(@Observes @Initialized(ApplicationScoped.class) Object started, ServletContext context) {
        Deployment.of(context);
    }

    @Produces
    @Singleton
    Deployment deployment(ServletContext context) {
        return Deployment.of(context);
    }

    @Produces
    @Singleton
    Settings settings(Deployment deployment) {
        return deployment.settings();
    }

    @Produces
    @Singleton
    Vocabulary vocabulary(Deployment deployment) {
        return deployment.vocabulary();
    }

    @Produces
    @Singleton
    Declarations declarations(Deployment deployment) {
        return deployment.declarations();
    }

    @Produces
    @Singleton
    ConfiguredKeys configuredKeys(Deployment deployment) {
        return deployment.configuredKeys();
    }

    @Produces
    @Singleton
    Catalogue catalogue(Deployment deployment, LatchkeyExtension extension) {
        TreeSet<String> used = new TreeSet<>(deployment.declarations().usedScopes());
        used.addAll(extension.usedScopes());
        return Catalogue.of(deployment.scopes(), used);
    }

    @Produces
    @Singleton
    Digester digester(Settings settings) {
        return new Digester(settings.peppers());
    }

    @Produces
    @Singleton
    Authenticator authenticator(
            Settings settings, ConfiguredKeys configured, JpaKeyStore store, Digester digester, Vocabulary vocabulary) {
        return new Authenticator(
                settings,
                keyId -> configured.find(keyId).or(() -> store.find(keyId)),
                digester,
                vocabulary,
                System::nanoTime);
    }

    void keysChanged(@Observes KeysChanged change, Authenticator authenticator) {
        authenticator.forget(change);
    }

    @Produces
    @Singleton
    RefusalWriter refusalWriter(Settings settings, Instance<RefusalRenderer> renderers) {
        return new RefusalWriter(settings, renderers.isResolvable() ? renderers.get() : (refusal, request) -> null);
    }

    @Produces
    @Dependent
    Caller caller(InjectionPoint point) {
        return PerRequest.isHolderOf(point) ? InjectedCaller.ofThisRequest() : InjectedCaller.ofThread();
    }
}
