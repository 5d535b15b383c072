package dev.latchkey.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs several servers at once, and measures them in turns: a machine that is busy for a while is busy for all. */
final class BenchServers implements AutoCloseable {
    private static final int SECONDS = Integer.getInteger("bench.seconds", 2);

    private final List<BenchServer> servers = new ArrayList<>();

    private BenchServers() {}

    /**
     * A request that is sent again and again.
     *
     * @param path its path
     * @param script scripts of wrk that change it, if any
     * @param key the key that it has
     */
    record Load(String path, List<String> script, String key) {}

    /**
     * What a server did in one turn.
     *
     * @param rate requests in a second
     * @param p99 milliseconds within which 99 of 100 had a response
     * @param processor microseconds of the processors for a request
     * @param working the same without compilers
     * @param bytes what a request allocated
     */
    record Turn(double rate, double p99, double processor, double working, double bytes) {}

    /** Starts one server for each application, one after another, with their files below the directory. */
    static BenchServers start(Path directory, List<Path> wars) throws IOException, InterruptedException {
        BenchServers started = new BenchServers();
        try {
            for (Path war : wars) {
                Path home = directory.resolve("server" + started.servers.size());
                started.servers.add(BenchServer.start(home, war, freePort()));
            }
        } catch (IOException | InterruptedException | RuntimeException failure) {
            started.close();
            throw failure;
        }
        return started;
    }

    /** Returns the servers, in the order of their applications. */
    List<BenchServer> all() {
        return servers;
    }

    /** Sends requests to all servers in turns, for so many seconds to each, and measures nothing. */
    void warmUp(Load load, int seconds) throws IOException, InterruptedException {
        for (int second = 0; second < seconds; second += SECONDS) {
            for (BenchServer server : servers) {
                Wrk.ask(server.url(load.path), load.script, load.key, SECONDS);
            }
        }
    }

    /** Returns the turns of each server. Each turn begins with another one. */
    Turn[][] measure(Load load, int turns) throws IOException, InterruptedException {
        Turn[][] found = new Turn[servers.size()][turns];
        for (int turn = 0; turn < turns; turn++) {
            for (int i = 0; i < servers.size(); i++) {
                int server = (turn + i) % servers.size();
                found[server][turn] = measure(servers.get(server), load);
            }
        }
        return found;
    }

    private static Turn measure(BenchServer server, Load load) throws IOException, InterruptedException {
        long bytesBefore = server.allocatedBytes(load.key);
        Map<String, Long> threadsBefore = server.threadNanos();
        double before = server.processorSeconds();
        Wrk.Found found = Wrk.ask(server.url(load.path), load.script, load.key, SECONDS);
        double processor = server.processorSeconds() - before;
        long working = ProcessTime.between(threadsBefore, server.threadNanos());
        long bytes = server.allocatedBytes(load.key) - bytesBefore;
        return new Turn(
                found.rate(),
                found.p99(),
                processor * 1e6 / found.requests(),
                working / 1e3 / found.requests(),
                bytes / found.requests());
    }

    @Override
    public void close() throws InterruptedException {
        for (BenchServer server : servers) {
            server.close();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
