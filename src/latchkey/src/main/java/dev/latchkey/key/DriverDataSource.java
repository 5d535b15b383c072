package dev.latchkey.key;

import java.lang.reflect.Proxy;
import java.sql.DriverManager;
import javax.sql.DataSource;

/** Opens connections by the drivers on the class path. */
final class DriverDataSource {
    private DriverDataSource() {}

    /**
     * Returns a data source, which does nothing but open connections.
     *
     * @param user empty if the address says it all
     */
    static DataSource of(String url, String user, String password) {
        return (DataSource) Proxy.newProxyInstance(
                DriverDataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return user.isEmpty()
                                ? DriverManager.getConnection(url)
                                : DriverManager.getConnection(url, user, password);
                    }
                    return switch (method.getName()) {
                        case "toString" -> "DriverDataSource";
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> proxy == arguments[0];
                        case "isWrapperFor" -> false;
                        case "getLoginTimeout" -> 0;
                        default -> null;
                    };
                });
    }
}
