package dev.latchkey.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs one GlassFish, configured by {@code deploy-descriptors/glassfish}. */
final class GlassFishServer extends Server {
    private static final Path HOME = Path.of(System.getProperty("it.server.home"));
    private static final Path COMMANDS = Path.of("deploy-descriptors/glassfish/database.asadmin");

    private final int admin;
    private final int derby;
    /** Whether it has its own database, as it was delivered. */
    private final boolean asDelivered;

    GlassFishServer(String name) throws IOException {
        super(name);
        admin = Ports.free();
        derby = Ports.free();
        asDelivered = name.equals(ByHandIT.SERVER);
    }

    @Override
    ProcessBuilder prepare(List<Path> applications) throws IOException {
        Path domain = Directories.copy(
                HOME.resolve("glassfish/domains/domain1"), directory().resolve("domains/domain1"));
        Path configuration = domain.resolve("config/domain.xml");
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replaceAll("(<network-listener )(?![^>]*address=)", "$1address=\"127.0.0.1\" ")
                        .replace("port=\"8080\"", "port=\"" + port() + "\"")
                        .replace("port=\"8181\"", "port=\"" + Ports.free() + "\"")
                        .replace("port=\"4848\"", "port=\"" + admin + "\"")
                        .replace("port=\"3700\"", "port=\"" + Ports.free() + "\"")
                        .replace("port=\"3820\"", "port=\"" + Ports.free() + "\"")
                        .replace("port=\"3920\"", "port=\"" + Ports.free() + "\"")
                        .replace("port=\"8686\"", "port=\"" + Ports.free() + "\"")
                        .replace("port=\"7676\"", "port=\"" + Ports.free() + "\"")
                        .replace("value=\"1527\"", "value=\"" + derby + "\"")
                        .replace("0.0.0.0", "127.0.0.1")
                        .replace(
                                "<jvm-options>-Xmx512m</jvm-options>",
                                "<jvm-options>" + options().replace(" ", "</jvm-options><jvm-options>")
                                        + "</jvm-options>"));
        Directories.fill(domain.resolve("lib"), List.of(h2()));
        ProcessBuilder start = asadmin(
                "start-domain", "--verbose", "--domaindir", domain.getParent().toString(), "domain1");
        return asDelivered ? withDerby(start) : start;
    }

    /** As "asadmin start-database" does, which would leave a process behind. */
    private ProcessBuilder withDerby(ProcessBuilder start) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                java() + " -Dderby.system.home="
                        + Files.createDirectories(directory().resolve("derby")) + " -cp '"
                        + HOME.resolve("javadb/lib") + "/*' org.apache.derby.drda.NetworkServerControl start"
                        + " -h 127.0.0.1 -p " + derby + " -noSecurityManager > "
                        + directory().resolve("derby.log")
                        + " 2>&1 & exec \"$@\"",
                "sh"));
        command.addAll(start.command());
        start.command(command);
        return start;
    }

    private ProcessBuilder asadmin(String... arguments) {
        ProcessBuilder command = new ProcessBuilder(arguments);
        command.command().add(0, HOME.resolve("bin/asadmin").toString());
        command.environment().put("AS_JAVA", System.getProperty("java.home"));
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return command;
    }

    /** One by one: one that is refused must not keep the others out. */
    @Override
    void started(List<Path> applications) throws IOException {
        awaitWhileAlive("GlassFish", () -> {
            try {
                return log().contains("Startup service") || log().contains("startup time");
            } catch (IOException notYet) {
                return false;
            }
        });
        Path commands = directory().resolve("deployments.asadmin");
        Files.writeString(commands, asDelivered ? "" : Files.readString(COMMANDS));
        for (Path file : applications) {
            Files.writeString(commands, "deploy --force=true " + file + "\n", java.nio.file.StandardOpenOption.APPEND);
        }
        asadmin("--port", String.valueOf(admin), "multimode", "--file", commands.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory().resolve("deployments.log").toFile())
                .start()
                .onExit()
                .join();
    }

    @Override
    boolean isReady(List<Path> applications) {
        return true;
    }
}
