package dev.latchkey.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/**
 * Leads a server to its database, and does to the connections what networks and databases do: replies are delayed or held back,
 * and connections refused or cut.
 */
final class Wire implements AutoCloseable {
    private static final int BACKLOG = 100;

    private final InetSocketAddress address;
    private final IntSupplier database;
    private final Set<Passage> passages = ConcurrentHashMap.newKeySet();
    private ServerSocket door;
    private Thread doorkeeper;
    private Socket placeholder;
    private long delayNanos;
    private String heldSubject;
    private boolean holding;

    private Wire(InetSocketAddress address, IntSupplier database) {
        this.address = address;
        this.database = database;
    }

    /** Leads from a free port to the port at which the database is at the time of each new connection. */
    static Wire to(IntSupplier database) throws IOException {
        Wire wire = new Wire(new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.free()), database);
        wire.accept();
        return wire;
    }

    int port() {
        return address.getPort();
    }

    /** Lets each part of a reply take longer by this much. */
    synchronized void delay(Duration each) {
        delayNanos = each.toNanos();
        notifyAll();
    }

    /** Holds back what the database replies on each connection on which it is told this text from now on. */
    synchronized void hold(String subject) {
        heldSubject = subject;
        holding = false;
    }

    /** Whether a reply is there that is held back: what it says was read by then. */
    synchronized boolean isHolding() {
        return holding;
    }

    /** Lets through what was held back. */
    synchronized void release() {
        heldSubject = null;
        passages.forEach(each -> each.held = false);
        notifyAll();
    }

    /** Ends all connections without a word. */
    void cut() {
        passages.forEach(Passage::cut);
    }

    /** Ends all connections and refuses new ones. */
    synchronized void refuse() throws IOException {
        close(door, doorkeeper);
        // Keeps the port from being given to somebody else; nobody listens there.
        placeholder = new Socket();
        placeholder.setReuseAddress(true);
        placeholder.bind(address);
        cut();
    }

    /** Takes connections, as it does from the beginning. */
    synchronized void accept() throws IOException {
        if (placeholder != null) {
            placeholder.close();
        }
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(address, BACKLOG);
        door = opened;
        doorkeeper = start("door", () -> takeFrom(opened));
    }

    /** A socket listens until nobody waits at it any longer. */
    private static void close(ServerSocket opened, Thread waiting) throws IOException {
        opened.close();
        try {
            waiting.join();
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private void takeFrom(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket server = opened.accept();
                try {
                    Passage passage =
                            new Passage(server, new Socket(InetAddress.getLoopbackAddress(), database.getAsInt()));
                    passages.add(passage);
                    passage.open();
                    if (opened.isClosed()) {
                        passage.cut();
                    }
                } catch (IOException unreachable) {
                    reset(server);
                }
            } catch (IOException closed) {
                // It is refused from now on.
            }
        }
    }

    private static Thread start(String name, Runnable task) {
        Thread thread = new Thread(task, "wire-" + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closed) {
            // As it was meant to be.
        }
    }

    /** One connection, with a thread for each direction. */
    private final class Passage {
        private final Socket server;
        private final Socket database;
        private boolean held;

        private Passage(Socket server, Socket database) {
            this.server = server;
            this.database = database;
        }

        private void open() throws IOException {
            server.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
            start("questions", () -> pump(server, database, this::notice));
            start("replies", () -> pump(database, server, this::await));
        }

        private void cut() {
            reset(server);
            reset(database);
        }

        private void pump(Socket from, Socket to, Check check) {
            byte[] part = new byte[8192];
            try (from;
                    to) {
                for (int length = from.getInputStream().read(part);
                        length > 0;
                        length = from.getInputStream().read(part)) {
                    check.of(part, length);
                    to.getOutputStream().write(part, 0, length);
                }
            } catch (IOException | InterruptedException cut) {
                // The other direction ends as well.
            }
            passages.remove(this);
        }

        /** Before the question goes on, so that its reply cannot get through. */
        private void notice(byte[] part, int length) {
            synchronized (Wire.this) {
                held |= heldSubject != null
                        && new String(part, 0, length, StandardCharsets.ISO_8859_1).contains(heldSubject);
            }
        }

        private void await(byte[] part, int length) throws InterruptedException {
            long came = System.nanoTime();
            synchronized (Wire.this) {
                while (held) {
                    holding = true;
                    Wire.this.wait();
                }
                long left = came + delayNanos - System.nanoTime();
                while (left > 0) {
                    // Rounded up: a wait of 0 has no end.
                    Wire.this.wait(left / 1_000_000 + 1);
                    left = came + delayNanos - System.nanoTime();
                }
            }
        }
    }

    /** What is done with each part before it goes on. */
    private interface Check {
        void of(byte[] part, int length) throws InterruptedException;
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            close(door, doorkeeper);
            if (placeholder != null) {
                placeholder.close();
            }
        }
        cut();
        delay(Duration.ZERO);
        release();
    }
}
