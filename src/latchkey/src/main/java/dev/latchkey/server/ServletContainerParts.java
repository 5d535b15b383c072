package dev.latchkey.server;

import java.util.List;
import java.util.Map;

/** Names the artifacts that bring the parts of Jakarta EE to Tomcat and Jetty, which have none of them. */
public final class ServletContainerParts {
    private static final List<String> WELD = List.of("org.jboss.weld.servlet:weld-servlet-shaded");
    private static final List<String> YASSON = List.of("org.glassfish.jersey.media:jersey-media-json-binding");

    private static final Map<String, List<String>> ARTIFACTS = Map.of(
            "CDI",
            WELD,
            "Interceptors",
            WELD,
            "Transactions",
            List.of("jakarta.transaction:jakarta.transaction-api"),
            "Persistence",
            List.of("org.eclipse.persistence:org.eclipse.persistence.jpa"),
            "REST",
            List.of(
                    "org.glassfish.jersey.containers:jersey-container-servlet",
                    "org.glassfish.jersey.inject:jersey-hk2",
                    "org.glassfish.jersey.ext.cdi:jersey-cdi1x-servlet"),
            "JSON-B",
            YASSON,
            "JSON-P",
            YASSON);

    private ServletContainerParts() {}

    /** Returns the artifacts, as groupId:artifactId, of a part such as "CDI", by its name without "Jakarta". */
    public static List<String> artifacts(String part) {
        return ARTIFACTS.get(part);
    }
}
