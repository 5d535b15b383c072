package dev.latchkey.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs one Open Liberty, configured by {@code deploy-descriptors/liberty}. */
final class LibertyServer extends Server {
    private static final Path HOME = Path.of(System.getProperty("it.server.home"));
    private static final Path DESCRIPTORS = Path.of("deploy-descriptors/liberty");
    private static final Pattern FEATURES = Pattern.compile("(?s)<featureManager>.*</featureManager>");

    /** The file with other features; none for those of server.xml. */
    private static final String OTHER_FEATURES = System.getProperty("it.liberty.features", "none");

    LibertyServer(String name) throws IOException {
        super(name);
    }

    /** The features of Jakarta EE 11 take the place of those of Jakarta EE 10 where the build says so. */
    private static String server() throws IOException {
        String file = Files.readString(DESCRIPTORS.resolve("server.xml"));
        if (OTHER_FEATURES.equals("none")) {
            return file;
        }
        Matcher others = FEATURES.matcher(Files.readString(DESCRIPTORS.resolve(OTHER_FEATURES)));
        if (!others.find()) {
            throw new IOException(OTHER_FEATURES + " has no <featureManager>");
        }
        return FEATURES.matcher(file).replaceFirst(Matcher.quoteReplacement(others.group()));
    }

    private static String container() throws IOException {
        String file = Files.readString(DESCRIPTORS.resolve("container.xml"));
        return OTHER_FEATURES.equals("none") ? file : file.replace("appSecurity-5.0", "appSecurity-6.0");
    }

    @Override
    ProcessBuilder prepare(List<Path> applications) throws IOException {
        Directories.delete(directory().resolve("usr"));
        Path server = Files.createDirectories(directory().resolve("usr/servers/it"));
        Files.writeString(server.resolve("server.xml"), server());
        Path overrides = Files.createDirectories(server.resolve("configDropins/overrides"));
        Files.writeString(overrides.resolve("container.xml"), container());
        Directories.fill(
                directory().resolve("usr/shared/config/lib/global"),
                List.of(h2(), PostgresSource.driver().toPath()));
        Directories.fill(server.resolve("dropins"), applications);
        Files.writeString(
                server.resolve("bootstrap.properties"), "default.http.port=" + port() + "\ndefault.https.port=-1\n");
        Files.write(server.resolve("jvm.options"), List.of(options().split(" ")));
        ProcessBuilder command = new ProcessBuilder(HOME.resolve("bin/server").toString(), "run", "it");
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("WLP_USER_DIR", directory().resolve("usr").toString());
        // From 26.0.0.4 on, logins need a password for the keys of their tokens.
        command.environment().put("keystore_password", "for tests alone");
        return command;
    }

    /** What it prints to the console has no names of loggers. */
    @Override
    String records() throws IOException {
        return Files.readString(directory().resolve("usr/servers/it/logs/messages.log"));
    }

    @Override
    boolean isReady(List<Path> applications) throws IOException {
        String log = log();
        return log.contains("CWWKF0011I")
                && applications.stream()
                        .map(file -> file.getFileName().toString().replaceFirst("\\.[^.]*$", ""))
                        .allMatch(name -> log.contains("CWWKZ0001I: Application " + name + " started")
                                || log.contains("CWWKZ0012I: The application " + name + " was not started")
                                || log.matches("(?s).*CWWKZ000[24]E: [^\n]* application " + name + "[ .:].*"));
    }
}
