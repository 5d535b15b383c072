package dev.latchkey.bench;

import dev.latchkey.bench.peer.PeerKeys;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What guards the same application on one of the servers that are compared. */
enum PeerVariant {
    NO_GUARD("no guard", false),
    NO_OP("a filter that does nothing", false),
    LATCHKEY("Latchkey", true),
    JAKARTA_SECURITY("Jakarta Security", true),
    SHIRO("Apache Shiro", true),
    SPRING_SECURITY("Spring Security", true),
    /** How it differs from the other is what chance makes of the same. */
    NO_OP_AGAIN("the filter again", false);

    private static final String PACKAGE = "dev/latchkey/bench/peer";
    private static final String NO_OP_PACKAGE = PACKAGE + "/noop";

    /** The container checks roles that the application declares. */
    private static final String ROLE =
            """
            <security-role>
              <role-name>%s</role-name>
            </security-role>
            """
                    .formatted(PeerKeys.PERMISSION);

    private final String title;
    private final boolean guarded;

    PeerVariant(String title, boolean guarded) {
        this.title = title;
        this.guarded = guarded;
    }

    String title() {
        return title;
    }

    /** Whether it refuses requests. */
    boolean isGuarded() {
        return guarded;
    }

    /** Returns the status for a key without permissions, which is 401 where a filter of Shiro finds none. */
    int forbidden() {
        return this == SHIRO ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_FORBIDDEN;
    }

    /**
     * Writes its application.
     *
     * @param parameters what declares the keys
     */
    void write(Path file, String parameters) throws IOException {
        BenchWar.write(file, this == JAKARTA_SECURITY ? parameters + ROLE : parameters, classes(), jars());
    }

    private List<String> classes() {
        return switch (this) {
            case NO_GUARD, LATCHKEY -> List.of(BenchWar.SCANNED);
            case NO_OP, NO_OP_AGAIN -> List.of(BenchWar.SCANNED, NO_OP_PACKAGE);
            case JAKARTA_SECURITY -> List.of(PACKAGE, PACKAGE + "/jakarta");
            case SHIRO -> List.of(BenchWar.SCANNED, PACKAGE, PACKAGE + "/shiro");
            case SPRING_SECURITY -> List.of(BenchWar.SCANNED, PACKAGE, PACKAGE + "/spring");
        };
    }

    private List<Path> jars() {
        return switch (this) {
            case LATCHKEY -> List.of(BenchWar.latchkey());
            case SHIRO -> ofClassPath("shiro-", "encoder-", "slf4j-api-");
            case SPRING_SECURITY -> ofClassPath("spring-", "micrometer-");
            default -> List.of();
        };
    }

    /** Returns the libraries of the benchmark whose file names begin with one of these. */
    private static List<Path> ofClassPath(String... names) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> Stream.of(names).anyMatch(jar.getFileName().toString()::startsWith))
                .toList();
    }
}
