package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/**
 * Two servers on one PostgreSQL change from an older jar to this one, one after the other, while clients use keys on both. No key
 * and no revocation is lost.
 *
 * <p>{@code -Dit.older.jar=…} names the older jar; without it the test is skipped.
 */
class UpgradeIT {
    private static final String OLDER = System.getProperty("it.older.jar");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int KEYS = 4;

    private final List<Slot> slots = List.of(new Slot(), new Slot());
    private final Map<String, Answer> alive = new ConcurrentHashMap<>();
    private final Map<String, Answer> revoked = new ConcurrentHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();

    /** The place of a server, which requests hold while they use it. */
    private static final class Slot {
        final ReadWriteLock use = new ReentrantReadWriteLock();
        MicroServer server;
        ManagedHost host;

        void stop() {
            use.writeLock().lock();
            try {
                if (server != null) {
                    server.close();
                }
                host = null;
            } finally {
                use.writeLock().unlock();
            }
        }

        void start(MicroServer started) {
            use.writeLock().lock();
            try {
                server = started;
                host = ManagedHost.on(started);
            } finally {
                use.writeLock().unlock();
            }
        }

        /** The status that a key gets here; 0 without an answer, as while no server is here. */
        int status(Answer key) {
            use.readLock().lock();
            try {
                return host == null ? 0 : host.as(key).atInputsQuietly();
            } finally {
                use.readLock().unlock();
            }
        }
    }

    @Test
    void serversAreUpgradedOneByOne_losesNoKeyAndNoRevocation() throws Exception {
        assumeTrue(OLDER != null, "skipped: -Dit.older.jar=… names no older jar to upgrade from");
        Thread clients = new Thread(this::useKeys);
        try (Postgres postgres = Postgres.start(60)) {
            try {
                replace(0, "older-1", postgres, true);
                String application = slots.get(0).host.application();
                replace(1, "older-2", postgres, true);
                change(application);
                clients.start();
                replace(0, "newer-1", postgres, false);
                assertThat(slots.get(0).host.application())
                        .as("a change by the newer server")
                        .isNotEmpty();
                change(application);
                replace(1, "newer-2", postgres, false);
                change(application);
                int then = requests.get();
                await().atMost(LIMIT).until(() -> requests.get() > then + 4 * (alive.size() + revoked.size()));
            } finally {
                ended.set(true);
                clients.join();
                slots.forEach(Slot::stop);
            }
        }
        System.out.println("Requests while two servers were upgraded: " + requests);
        assertThat(wrong).isEmpty();
    }

    private void replace(int slot, String name, Postgres postgres, boolean older) throws IOException {
        slots.get(slot).stop();
        WebArchive war = ManagedHost.war(
                        "managed", ManagedHost.ON_WITH_DEFAULTS + PostgresSource.setting(postgres.port()))
                .addAsLibrary(PostgresSource.driver());
        if (older) {
            war.delete("/WEB-INF/lib/latchkey.jar");
            war.addAsLibrary(new File(OLDER), "latchkey.jar");
        }
        slots.get(slot).start(MicroServer.start(name, war));
    }

    /** Makes keys on each server, and deletes some of those that the other one made. */
    private void change(String application) {
        List<Answer> made = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            Answer key = slots.get(i % 2).host.key(application, "Made during the upgrade", "Inputs:Get");
            slots.forEach(slot -> await().atMost(LIMIT).until(() -> slot.status(key) == 200));
            made.add(key);
        }
        for (int i = 0; i < KEYS; i++) {
            Answer key = made.get(i);
            if (i < 2) {
                assertThat(slots.get(1 - i % 2)
                                .host
                                .admin()
                                .delete("keys/" + key.id())
                                .status())
                        .isEqualTo(204);
                slots.forEach(slot -> await().atMost(LIMIT).until(() -> slot.status(key) == 401));
                revoked.put(key.id(), key);
            } else {
                alive.put(key.id(), key);
            }
        }
    }

    private void useKeys() {
        while (!ended.get()) {
            for (Slot slot : slots) {
                alive.forEach((id, key) -> expect(slot, key, 200));
                revoked.forEach((id, key) -> expect(slot, key, 401));
            }
        }
    }

    private void expect(Slot slot, Answer key, int expected) {
        int status = slot.status(key);
        requests.incrementAndGet();
        // A server that starts or is busy may not have its database yet, which proves nothing wrong.
        if (status != expected && status != 0 && status != 503) {
            wrong.add(key.id() + ": " + status + " instead of " + expected);
        }
    }
}
