package dev.latchkey.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives away ports of loopback that are free.
 *
 * <p>A server binds its port seconds after it was chosen. Until then nobody else may get it: outgoing connections do not, for the
 * system takes their ports from 32768 on; tests in this process do not, for each port is given away once; those in another
 * process of the same build do not, for each process has ports of its own.
 */
final class Ports {
    private static final int FIRST = 12_000;
    private static final int NUMBER = 20_000;
    /** More than a build has processes with tests. */
    private static final int PROCESSES = 16;

    private static final int PROCESS = Integer.parseInt(System.getProperty("it.fork", "0")) % PROCESSES;
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(NUMBER));

    private Ports() {}

    /** A port that was not given away before. */
    static int free() throws IOException {
        for (int attempt = 0; attempt < NUMBER; attempt++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement() * PROCESSES, NUMBER) + PROCESS;
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one may be free.
            }
        }
        throw new IOException("No port from " + FIRST + " to " + (FIRST + NUMBER) + " is free.");
    }
}
