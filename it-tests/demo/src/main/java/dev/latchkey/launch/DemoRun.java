package dev.latchkey.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Follows one server from its start to its end, and tidies up after it exactly once, whoever ends it. */
final class DemoRun {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Workspace workspace;
    private final ServerProcess server;
    private boolean over;

    private DemoRun(Workspace workspace, ServerProcess server) {
        this.workspace = workspace;
        this.server = server;
    }

    static DemoRun start(Workspace workspace, Port port, Path war, Path payaraMicro, Path classes) throws IOException {
        try {
            LaunchJar.write(workspace.launchJar(), classes, payaraMicro);
            return new DemoRun(workspace, ServerProcess.start(workspace, port, war));
        } catch (IOException e) {
            workspace.close();
            throw e;
        }
    }

    void play() throws IOException, InterruptedException {
        Thread atExit = new Thread(this::end, "demo-end");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            if (awaitReady()) {
                Ready ready = Ready.read(workspace.ready());
                System.out.println(Invitation.text(ready, workspace.ready(), workspace.log()));
                server.await();
                failUnlessStopped("The demo's server ended by itself");
            }
        } finally {
            end();
            forget(atExit);
        }
    }

    /** Whether the server came up; if not, somebody stopped it before it did. */
    private boolean awaitReady() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            if (Files.exists(workspace.keys()) && Ready.read(workspace.keys()).answers()) {
                workspace.publish();
                return true;
            }
            if (!server.isAlive()) {
                failUnlessStopped("The demo's server ended while it started");
                return false;
            }
            Thread.sleep(PAUSE.toMillis());
        }
        throw failure("The demo's server did not get ready within " + PATIENCE.toMinutes() + " minutes");
    }

    private void failUnlessStopped(String what) {
        if (!isOver() && !server.wasStopped()) {
            throw failure(what);
        }
    }

    private DemoException failure(String what) {
        return new DemoException(what + ": see " + workspace.log() + " (" + ServerLog.gist(workspace.log()) + ").");
    }

    private synchronized boolean isOver() {
        return over;
    }

    /** Comes from the shutdown hook, from the main thread, or from both at once; the second finds all done. */
    private synchronized void end() {
        if (over) {
            return;
        }
        over = true;
        server.stop();
        try {
            workspace.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The demo could not tidy up", e);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is going down: the hook is running, and waits for what the main thread does, or has done it.
        }
    }
}
