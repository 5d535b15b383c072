package dev.latchkey.boot;

import dev.latchkey.config.SettingException;
import dev.latchkey.server.ServletContainerParts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says which parts of Jakarta EE the server lacks, before anything that needs one of them is loaded: servlet containers such as
 * Tomcat have none but their own, and a missing class would be all that they say.
 */
final class Prerequisites {
    /** The parts in the order in which they are named, by a type of each. */
    private static final List<Map.Entry<String, String>> PARTS = List.of(
            Map.entry("jakarta.enterprise.inject.spi.CDI", "CDI"),
            Map.entry("jakarta.interceptor.InvocationContext", "Interceptors"),
            Map.entry("jakarta.transaction.Transactional", "Transactions"),
            Map.entry("jakarta.persistence.Persistence", "Persistence"),
            Map.entry("jakarta.ws.rs.core.Feature", "REST"),
            Map.entry("jakarta.json.bind.Jsonb", "JSON-B"),
            Map.entry("jakarta.json.Json", "JSON-P"));

    private Prerequisites() {}

    /**
     * Looks for all of them with the class loader of the jar.
     *
     * @throws SettingException if one is missing; it names all that are
     */
    static void check() {
        List<String> missing = PARTS.stream()
                .filter(part -> !isThere(part.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (!missing.isEmpty()) {
            throw new SettingException("Latchkey needs Jakarta EE 10, of which this server lacks "
                    + joined(missing.stream().map(part -> "Jakarta " + part))
                    + ". Use a server of the Web Profile, such as Payara, WildFly or Open Liberty, or enable these"
                    + " parts if the server has them. On a servlet container, add these artifacts to the web"
                    + " application: "
                    + joined(missing.stream()
                            .flatMap(part -> ServletContainerParts.artifacts(part).stream())
                            .distinct())
                    + ".");
        }
    }

    private static String joined(Stream<String> names) {
        return names.collect(Collectors.joining(", "));
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, Prerequisites.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }
}
