package dev.latchkey.boot;

import dev.latchkey.Scope;
import dev.latchkey.config.Settings;
import dev.latchkey.config.WebApplicationState;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.rest.InputRules;
import dev.latchkey.rest.ResponsePolicies;
import dev.latchkey.rest.RestEndpoint;
import dev.latchkey.rest.SubResources.SubResource;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Holds what start-up found out about one web application, as an attribute of its context.
 *
 * @param context the web application
 * @param settings its settings
 * @param configuredKeys the keys in its settings
 * @param vocabulary the numbers of its scopes
 * @param declarations what its annotations say
 * @param scopes its {@link Scope} entries
 * @param redactions what may be seen of its data
 * @param inputs what requests write and name
 * @param plans what is declared about its responses
 * @param endpoints its REST methods, with paths within the web application
 * @param subResources the REST methods that its locators lead to, likewise
 * @param rooted whether these paths are known from the root of the web application on
 */
record Deployment(
        ServletContext context,
        Settings settings,
        ConfiguredKeys configuredKeys,
        Vocabulary vocabulary,
        Declarations declarations,
        List<Scope> scopes,
        RedactionEngine redactions,
        InputRules inputs,
        ResponsePolicies plans,
        List<RestEndpoint> endpoints,
        List<SubResource> subResources,
        boolean rooted) {
    private static final String ATTRIBUTE = "dev.latchkey.boot.deployment";

    /** The deployments that these classes have seen: one, unless several web applications share the jar. */
    private static final class Seen {
        private final List<Deployment> deployments = new CopyOnWriteArrayList<>();

        static List<Deployment> here() {
            return WebApplicationState.here().part(Seen.class, Seen::new).deployments;
        }
    }

    /** Lets it be found by {@link #of} and {@link #here}. */
    void attach() {
        context.setAttribute(ATTRIBUTE, this);
        Seen.here().add(this);
    }

    /**
     * The deployment that these classes belong to, for REST runtimes that tell a feature no context.
     *
     * @throws IllegalStateException if start-up never saw it
     */
    static Deployment here() {
        List<Deployment> seen = Seen.here();
        if (seen.size() != 1) {
            throw new IllegalStateException(
                    "The web application of this REST application could not be determined. Put the jar of"
                            + " Latchkey into the WEB-INF/lib of each web application.");
        }
        return seen.get(0);
    }

    /** Whether start-up saw the web application. */
    static boolean isIn(ServletContext context) {
        return context.getAttribute(ATTRIBUTE) instanceof Deployment;
    }

    /**
     * The deployment of a web application.
     *
     * @throws IllegalStateException if start-up never saw it
     */
    static Deployment of(ServletContext context) {
        if (context.getAttribute(ATTRIBUTE) instanceof Deployment deployment) {
            return deployment;
        }
        throw new IllegalStateException("Latchkey was not started in " + context.getContextPath()
                + ". If web.xml has an <absolute-ordering>, add <name>latchkey</name> to it. Otherwise, check"
                + " that the server scans the jar of Latchkey in WEB-INF/lib.");
    }
}
