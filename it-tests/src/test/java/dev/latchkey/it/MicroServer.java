package dev.latchkey.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Runs one Payara Micro, which may be a member of a cluster. */
class MicroServer extends Server {
    private static final List<String> ALONE = List.of("--nohazelcast", "--nocluster");
    private static final String NO_SECURITY = "NCLS-SECURITY-01144";

    private final List<String> cluster;

    MicroServer(String name) throws IOException {
        this(name, ALONE);
    }

    private MicroServer(String name, List<String> cluster) throws IOException {
        super(name);
        this.cluster = cluster;
    }

    /** Starts one that is alone. */
    static MicroServer start(String name, WebArchive... wars) throws IOException {
        return Server.start(() -> new MicroServer(name), wars);
    }

    /** Starts a member of a cluster on loopback, at the first of these ports; the other members are or will be at the others. */
    static MicroServer startMember(String name, List<Integer> ports, WebArchive... wars) throws IOException {
        String members =
                ports.stream().sorted().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        List<String> cluster = List.of(
                "--clustermode",
                "tcpip:" + members,
                "--interfaces",
                "127.0.0.1",
                "--startport",
                String.valueOf(ports.get(0)));
        return Server.start(() -> new MicroServer(name, cluster), wars);
    }

    @Override
    ProcessBuilder prepare(List<Path> applications) throws IOException {
        Path temporary = Files.createDirectories(directory().resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-Djava.io.tmpdir=" + temporary,
                "-Dhazelcast.socket.bind.any=false",
                "-jar",
                System.getProperty("it.payara.micro.jar"),
                "--disablephonehome",
                "--port",
                String.valueOf(port())));
        command.addAll(1, List.of(options().split(" ")));
        command.addAll(cluster);
        command.addAll(DefaultDatabase.options(directory()));
        // By commands, one by one: of those named on the command line, none after one that is refused would be
        // deployed.
        List<String> deployments =
                applications.stream().map(file -> "deploy " + file).toList();
        Path commands = Files.write(directory().resolve("deployments.asadmin"), deployments);
        command.addAll(List.of("--postbootcommandfile", commands.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        // Drivers are added to the packed one alone, and Payara 7 does not respond when it is started from files.
        if (quick && DefaultDatabase.EMBEDDED && "10".equals(System.getProperty("it.ee"))) {
            UnpackedPayara.get().startInstead(builder, directory());
        }
        return builder;
    }

    @Override
    boolean isReady(List<Path> applications) throws IOException {
        return log().contains(" ready in ");
    }

    /** Once in a while Payara 6.2025.10 has no class loader on the thread that installs its security, and can deploy nothing. */
    @Override
    boolean isBroken() throws IOException {
        return log().contains(NO_SECURITY);
    }
}
