package dev.latchkey.boot;

import dev.latchkey.Application;
import dev.latchkey.Scope;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.admin.AdminScopes;
import dev.latchkey.config.ProvisionedKey;
import dev.latchkey.config.PublicPath;
import dev.latchkey.config.Setting;
import dev.latchkey.config.Settings;
import dev.latchkey.config.Suggestion;
import dev.latchkey.key.JpaKeyStore;
import dev.latchkey.rest.RestEndpoint;
import dev.latchkey.rest.SubResources.SubResource;
import dev.latchkey.scope.ScopeSuggestion;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Warns at start of what is allowed, but hardly meant: one sentence each, with the name that was probably meant. What cannot work
 * stops the deployment instead.
 */
final class StartAdvice {
    private static final Logger LOG = System.getLogger("dev.latchkey");
    private static final int MANY = 1000;

    private final Deployment deployment;
    private final Settings settings;
    private final Set<String> catalogue;

    /**
     * Advises on one web application.
     *
     * @param catalogue the names of its scopes
     */
    StartAdvice(Deployment deployment, Set<String> catalogue) {
        this.deployment = deployment;
        this.settings = deployment.settings();
        this.catalogue = catalogue;
    }

    /**
     * Warns of scopes that are mistyped in annotations or in {@code latchkey.keys}. An application that describes none of its
     * scopes declares them by use, and hears nothing.
     *
     * @param places where beans name scopes
     */
    void onScopes(Map<String, String> places) {
        Set<String> described = deployment.scopes().stream().map(Scope::name).collect(Collectors.toSet());
        if (!AdminScopes.names().containsAll(described)) {
            Map<String, String> used = new TreeMap<>(places);
            used.putAll(deployment.declarations().places());
            used.keySet().removeAll(described);
            used.forEach((scope, place) -> ScopeSuggestion.of(scope, described)
                    .ifPresent(meant -> LOG.log(
                            Level.WARNING,
                            () -> "@ScopeRequired at " + place + " names the scope " + scope
                                    + ", which no @Scope describes. Did you mean " + meant + "?")));
        }
        Set<String> unknown = new TreeSet<>(deployment.configuredKeys().scopes());
        unknown.removeAll(catalogue);
        if (!unknown.isEmpty()) {
            String questions = unknown.stream()
                    .map(scope -> ScopeSuggestion.question(scope, catalogue))
                    .collect(Collectors.joining());
            LOG.log(
                    Level.WARNING,
                    () -> Setting.KEYS.key() + " grants scopes that are neither required nor described here: " + unknown
                            + "." + questions);
        }
    }

    /** Warns of files and REST methods that requests no longer reach, and of a pattern that opens everything. */
    void onPaths(ServletContext context) {
        ReservedPaths reserved = new ReservedPaths(settings);
        reserved.hiddenFiles(context).forEach(sentence -> LOG.log(Level.WARNING, sentence));
        List<RestEndpoint> endpoints = Stream.concat(
                        deployment.endpoints().stream(),
                        deployment.subResources().stream().map(SubResource::endpoint))
                .toList();
        reserved.hiddenMethods(endpoints, deployment.rooted()).ifPresent(sentence -> LOG.log(Level.WARNING, sentence));
        if (settings.access().publicPaths().stream().anyMatch(StartAdvice::opensEverything)) {
            LOG.log(
                    Level.WARNING,
                    () -> Setting.PUBLIC.key()
                            + " has the pattern /*, which opens every file and servlet that declares no scope:"
                            + " name the paths that need no key.");
        }
    }

    private static boolean opensEverything(PublicPath path) {
        return path.matches(true, "/") && path.matches(false, "/any/path");
    }

    /** Warns of settings that name an application which does not exist. A store that cannot be asked now is no reason to stop. */
    void onApplications(JpaKeyStore store) {
        try {
            settings.applications().only().ifPresent(id -> warnIfAbsent(id, store));
            if (settings.management().enabled()) {
                warnIfMistyped(Setting.ADMIN_APPLICATION, settings.management().application(), store);
            }
            settings.keys().configured().stream()
                    .map(ProvisionedKey::application)
                    .distinct()
                    .forEach(id -> warnIfMistyped(Setting.KEYS, id, store));
        } catch (StoreUnavailableException outage) {
            LOG.log(Level.DEBUG, "The existing applications could not be read from the store", outage);
        }
    }

    private void warnIfAbsent(String id, JpaKeyStore store) {
        if (hasConfiguredKey(id) || store.application(id).isPresent()) {
            return;
        }
        Set<String> known = stored(store);
        settings.keys().configured().forEach(key -> known.add(key.application()));
        String question = Suggestion.of(id, known)
                .map(meant -> " Did you mean " + meant + "?")
                .orElse("");
        LOG.log(
                Level.WARNING,
                () -> Setting.APPLICATION.key() + " is \"" + id
                        + "\", but no application has this id, so every key is refused. Create the application, or"
                        + " correct the setting." + question);
    }

    /** An application that is still to be created is no mistake, unless one exists that looks like it. */
    private void warnIfMistyped(Setting setting, String id, JpaKeyStore store) {
        if (store.application(id).isEmpty()) {
            Set<String> known = stored(store);
            if (setting == Setting.KEYS) {
                known.add(settings.management().application());
            }
            Suggestion.of(id, known)
                    .ifPresent(meant -> LOG.log(
                            Level.WARNING,
                            () -> setting.key() + " names the application " + id
                                    + ", which does not exist. Did you mean " + meant + "?"));
        }
    }

    private boolean hasConfiguredKey(String application) {
        return settings.keys().configured().stream()
                .anyMatch(key -> key.application().equals(application));
    }

    private static Set<String> stored(JpaKeyStore store) {
        List<Application> stored = store.applications(Optional.empty(), Optional.empty(), "", MANY);
        return stored.stream().map(Application::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
