package dev.latchkey.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the demo in the foreground, inside Maven's own JVM, until somebody stops it. */
public final class DemoLauncher {
    private DemoLauncher() {}

    /**
     * Starts the server, says how to try it and waits.
     *
     * @param arguments the port, the directory of the run, the WAR, the jar of Payara Micro, and the directory of the
     *     compiled test classes
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            if (arguments.length != 5) {
                throw new DemoException("The launcher needs: port, demo directory, WAR, Payara Micro, test classes.");
            }
            Port port = Port.parse(arguments[0]);
            port.checkFree();
            Path war = existing(arguments[2]);
            Path payaraMicro = existing(arguments[3]);
            Path classes = existing(arguments[4]);
            Workspace workspace = Workspace.open(Path.of(arguments[1]).toAbsolutePath());
            DemoRun.start(workspace, port, war, payaraMicro, classes).play();
        } catch (DemoException e) {
            System.err.println(e.getMessage());
            throw e;
        }
    }

    private static Path existing(String file) {
        Path path = Path.of(file).toAbsolutePath();
        if (Files.notExists(path)) {
            throw new DemoException("There is no " + path + ": build it with mvn -Pdemo.");
        }
        return path;
    }
}
