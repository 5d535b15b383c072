import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Runs the tests of every server on every server, with one jar, and prints a table of tests and servers in Markdown.
 *
 * <pre>{@code
 * java it-tests/matrix/Matrix.java                    # all of them, in about two hours
 * java it-tests/matrix/Matrix.java wildfly liberty    # some anew, beside what is there of the others
 * java it-tests/matrix/Matrix.java tests tomee        # without what the jar costs at start
 * java it-tests/matrix/Matrix.java costs tomee        # that alone, while the machine does nothing else
 * java it-tests/matrix/Matrix.java table              # what is there
 * }</pre>
 *
 * <p>Is run at the top of the project. Needs a JDK 17, and one of 25 as {@code JAVA25_HOME} or below {@code /usr/lib/jvm}.
 */
public final class Matrix {
    private static final Path TARGET = Path.of("it-tests/target");
    private static final Path FOUND = TARGET.resolve("matrix");
    private static final String COSTS = "start-up-cost.properties";

    /** The servers by the names that arguments have for them, with their titles. */
    private static final Map<String, String> SERVERS = new LinkedHashMap<>();

    /** Those that need a newer Java than the others, or were tried on one. */
    private static final Set<String> ON_JAVA_25 = Set.of("payara7", "wildfly-preview", "glassfish8");

    /** What the test classes are about, for the short table. */
    private static final Map<String, List<String>> SUBJECTS = new LinkedHashMap<>();

    static {
        SERVERS.put("payara-micro", "Payara Micro");
        SERVERS.put("payara-micro-25", "… on Java 25");
        SERVERS.put("wildfly", "WildFly");
        SERVERS.put("liberty", "Open Liberty");
        SERVERS.put("glassfish", "GlassFish");
        SERVERS.put("tomee", "TomEE");
        SERVERS.put("payara7", "Payara Micro 7");
        SERVERS.put("wildfly-preview", "WildFly Preview");
        SERVERS.put("liberty-ee11", "Open Liberty, EE 11");
        SERVERS.put("glassfish8", "GlassFish 8");

        SUBJECTS.put("A WAR made by hand, the demo, secrets left behind", List.of("ByHandIT", "DemoIT", "NoSecretLeftBehind"));
        SUBJECTS.put(
                "Guards, descriptors, EAR",
                List.of("GuardIT", "UnguardedRestIT", "RestServletsIT", "DescriptorsIT", "EarIT"));
        SUBJECTS.put("Redaction: canaries, two callers", List.of("RedactionIT"));
        SUBJECTS.put("Jackson and other writers of JSON", List.of("WritersIT"));
        SUBJECTS.put(
                "Managing keys, the page, access tokens",
                List.of(
                        "ManagementIT",
                        "ManagementAuthorityIT",
                        "ManagementBodiesIT",
                        "ManagementViewsIT",
                        "StaffIT",
                        "ConsoleIT",
                        "ConsoleKeysIT",
                        "TokensIT"));
        SUBJECTS.put("`latchkey.container`", List.of("ContainerIT"));
        SUBJECTS.put("REST clients, OpenAPI", List.of("ClientsIT", "OpenApiIT", "DescribedIT"));
        SUBJECTS.put("Wrong configurations", List.of("RefusedDeploymentsIT"));
    }

    /** What came of the test classes of one column. */
    private static final class Count {
        int passed;
        int failed;
        final Set<String> gaps = new TreeSet<>();

        void add(Count other) {
            passed += other.passed;
            failed += other.failed;
            gaps.addAll(other.gaps);
        }
    }

    private Matrix() {}

    public static void main(String[] arguments) throws Exception {
        Set<String> wanted = new LinkedHashSet<>(arguments.length == 0 ? SERVERS.keySet() : List.of(arguments));
        boolean tests = !wanted.remove("costs");
        boolean costs = !tests || !wanted.remove("tests");
        if (!wanted.remove("table")) {
            for (String server : wanted.isEmpty() ? SERVERS.keySet() : wanted) {
                if (!SERVERS.containsKey(server)) {
                    System.err.println(server + " is none of " + SERVERS.keySet());
                    System.exit(2);
                }
                run(server, tests, costs);
            }
        }
        print();
    }

    private static void run(String server, boolean tests, boolean costs) throws IOException, InterruptedException {
        String groups = !costs ? "every-server" : !tests ? "cost" : "every-server | cost";
        List<String> command = new ArrayList<>(List.of(
                "mvn", "-B", "verify", "-DskipUnitTests", "-Dit.groups=" + groups, "-Dit.groups.excluded="));
        if (server.equals("payara-micro-25")) {
            command.add("-Djvm=" + java25());
        } else if (!server.equals("payara-micro")) {
            command.add("-P" + server);
            if (ON_JAVA_25.contains(server)) {
                command.add("-Djvm=" + java25());
            }
        }
        Path directory = Files.createDirectories(FOUND.resolve(server));
        if (tests) {
            delete(directory);
        }
        for (String before : List.of("failsafe-reports", "servers", "server-logs", "it-answers.log", COSTS)) {
            delete(TARGET.resolve(before));
        }
        Files.createDirectories(directory);
        System.out.println(String.join(" ", command));
        // A test that failed is in the reports.
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("build.log").toFile())
                .start()
                .waitFor();
        if (tests) {
            copy(TARGET.resolve("failsafe-reports"), directory, "TEST-*.xml");
        }
        copy(TARGET, directory, COSTS);
        Path jar = Path.of("src/latchkey/target/latchkey-0.1.0.jar");
        Files.writeString(directory.resolve("jar.sha256"), Files.exists(jar) ? sha256(jar) : "no jar");
    }

    private static Path java25() throws IOException {
        String home = System.getenv("JAVA25_HOME");
        if (home != null) {
            return Path.of(home, "bin/java");
        }
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(Path.of("/usr/lib/jvm"), "*25*")) {
            for (Path each : homes) {
                return each.resolve("bin/java");
            }
        }
        throw new IOException("There is no Java 25 below /usr/lib/jvm: set JAVA25_HOME");
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static void copy(Path from, Path to, String names) throws IOException {
        if (Files.isDirectory(from)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(from, names)) {
                for (Path each : files) {
                    Files.copy(each, to.resolve(each.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void print() throws Exception {
        Map<String, Map<String, Count>> columns = new LinkedHashMap<>();
        for (String server : SERVERS.keySet()) {
            if (Files.isDirectory(FOUND.resolve(server))) {
                columns.put(server, read(FOUND.resolve(server)));
            }
        }
        Set<String> classes = new TreeSet<>();
        columns.values().forEach(each -> classes.addAll(each.keySet()));
        Map<String, List<String>> single = new LinkedHashMap<>();
        classes.stream().filter(each -> !each.equals("StartUpCostIT")).forEach(each -> single.put(each, List.of(each)));
        Map<String, Integer> gaps = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        text.append(table("Tests", columns, SUBJECTS, gaps)).append(costs(columns.keySet())).append('\n');
        gaps.forEach((sentence, number) -> text.append(number).append(". ").append(sentence).append('\n'));
        text.append('\n').append(table("Test class", columns, single, gaps)).append('\n');
        text.append(jars(columns.keySet())).append('\n');
        Files.createDirectories(FOUND);
        Files.writeString(FOUND.resolve("matrix.md"), text, StandardCharsets.UTF_8);
        System.out.println(text);
    }

    private static Map<String, Count> read(Path directory) throws Exception {
        Map<String, Count> counts = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "TEST-*.xml")) {
            for (Path file : files) {
                NodeList cases;
                try (InputStream in = Files.newInputStream(file)) {
                    cases = DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(in)
                            .getElementsByTagName("testcase");
                }
                String name = file.getFileName().toString().replaceAll("^TEST-.*\\.(\\w+)\\.xml$", "$1");
                Count count = counts.computeIfAbsent(name, unused -> new Count());
                for (int i = 0; i < cases.getLength(); i++) {
                    add((Element) cases.item(i), count);
                }
            }
        }
        return counts;
    }

    private static void add(Element test, Count count) {
        NodeList skipped = test.getElementsByTagName("skipped");
        if (skipped.getLength() > 0) {
            count.gaps.add(((Element) skipped.item(0)).getAttribute("message"));
        } else if (test.getElementsByTagName("failure").getLength() + test.getElementsByTagName("error").getLength() > 0) {
            count.failed++;
        } else {
            count.passed++;
        }
    }

    private static String table(
            String title,
            Map<String, Map<String, Count>> columns,
            Map<String, List<String>> rows,
            Map<String, Integer> gaps) {
        StringBuilder text = new StringBuilder("| " + title + " |");
        columns.keySet().forEach(each -> text.append(' ').append(SERVERS.get(each)).append(" |"));
        text.append("\n| --- |").append(" --- |".repeat(columns.size())).append('\n');
        rows.forEach((row, classes) -> {
            text.append("| ").append(row).append(" |");
            columns.values().forEach(column -> {
                Count sum = new Count();
                classes.forEach(each -> sum.add(column.getOrDefault(each, new Count())));
                text.append(' ').append(cell(sum, gaps)).append(" |");
            });
            text.append('\n');
        });
        return text.toString();
    }

    /** How many passed; how many failed; the numbers of the gaps. */
    private static String cell(Count count, Map<String, Integer> gaps) {
        List<String> parts = new ArrayList<>();
        if (count.passed > 0) {
            parts.add(String.valueOf(count.passed));
        }
        if (count.failed > 0) {
            parts.add("**" + count.failed + " failed**");
        }
        StringBuilder notes = new StringBuilder();
        for (String gap : count.gaps) {
            gaps.putIfAbsent(gap, gaps.size() + 1);
            notes.append(notes.length() == 0 ? " (" : ", ").append(gaps.get(gap));
        }
        String text = parts.isEmpty() ? "–" : String.join(", ", parts);
        return notes.length() == 0 ? text : text + notes + ")";
    }

    private static String costs(Set<String> servers) throws IOException {
        StringBuilder time = new StringBuilder("| Starts in, s: without → with the jar |");
        StringBuilder memory = new StringBuilder("| Memory, MiB: without → with the jar |");
        for (String server : servers) {
            Path file = FOUND.resolve(server).resolve(COSTS);
            Properties found = new Properties();
            if (Files.exists(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    found.load(in);
                }
            }
            time.append(' ').append(change(found, "seconds")).append(" |");
            memory.append(' ').append(change(found, "mebibytes")).append(" |");
        }
        return time + "\n" + memory + "\n";
    }

    private static String change(Properties found, String what) {
        return found.isEmpty() ? "–" : found.getProperty(what + ".without") + " → " + found.getProperty(what + ".with");
    }

    private static String jars(Set<String> servers) throws IOException {
        Map<String, List<String>> byDigest = new TreeMap<>();
        for (String server : servers) {
            Path file = FOUND.resolve(server).resolve("jar.sha256");
            String digest = Files.exists(file) ? Files.readString(file) : "not known";
            byDigest.computeIfAbsent(digest, unused -> new ArrayList<>()).add(SERVERS.get(server));
        }
        return byDigest.size() == 1
                ? "The jar was the same on all, byte for byte: SHA-256 "
                        + byDigest.keySet().iterator().next()
                : "**The jars differ**: " + byDigest;
    }
}
