package dev.latchkey.boot;

import dev.latchkey.config.SettingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says which parts of Jakarta EE the server lacks, before anything that needs one of them is loaded: servlet containers such as
 * Tomcat have none but their own, and a missing class would be all that they say.
 */
final class Prerequisites {
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("jakarta.enterprise.inject.spi.CDI", "CDI");
        PARTS.put("jakarta.interceptor.InvocationContext", "Interceptors");
        PARTS.put("jakarta.transaction.Transactional", "Transactions");
        PARTS.put("jakarta.persistence.Persistence", "Persistence");
        PARTS.put("jakarta.ws.rs.core.Feature", "REST");
        PARTS.put("jakarta.json.bind.Jsonb", "JSON-B");
        PARTS.put("jakarta.json.Json", "JSON-P");
    }

    private Prerequisites() {}

    /**
     * Looks for all of them with the class loader of the jar.
     *
     * @throws SettingException if one is missing; it names all that are
     */
    static void check() {
        List<String> missing = new ArrayList<>();
        PARTS.forEach((type, name) -> {
            if (!isThere(type)) {
                missing.add("Jakarta " + name);
            }
        });
        if (!missing.isEmpty()) {
            throw new SettingException("Latchkey needs Jakarta EE 10, of which this server lacks "
                    + String.join(", ", missing)
                    + ". Use a server of the Web Profile, such as Payara, WildFly or Open Liberty, or enable these"
                    + " parts if the server has them.");
        }
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
