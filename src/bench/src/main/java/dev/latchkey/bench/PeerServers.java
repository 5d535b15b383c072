package dev.latchkey.bench;

import dev.latchkey.bench.BenchServers.Load;
import dev.latchkey.bench.BenchServers.Turn;
import dev.latchkey.bench.peer.PeerKeys;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.Digester;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what a guard costs a whole server: the same application on Payara Micro without one, with a filter that does nothing, with
 * Latchkey, and with what else guards such applications. All servers run at once and are asked in turns.
 *
 * <p>Servers with equal applications differ, and stay so until their next start. So each start counts once, with the median of its
 * turns, and the confidence intervals are those of the starts.
 */
final class PeerServers {
    private static final int STARTS = Integer.getInteger("bench.starts", 3);
    private static final int TURNS = Integer.getInteger("bench.pairs", 5);
    private static final int SECONDS_BEFORE = Integer.getInteger("bench.seconds.before", 8);
    private static final List<PeerVariant> VARIANTS = List.of(PeerVariant.values());
    private static final String KEY = "id=%s digest=%s application=shop scopes=%s%n";

    /** What is requested. */
    enum Page {
        HELLO("hello", "/api/hello"),
        LIST("the demo's list", "/api/inputs");

        private final String title;
        private final String path;

        Page(String title, String path) {
            this.title = title;
            this.path = path;
        }
    }

    private final Report report;
    private final Path work;
    private final KeyText key = KeyText.generate("lk");
    private final KeyText powerless = KeyText.generate("lk");
    private final KeyText unknown = KeyText.generate("lk");

    private PeerServers(Report report, Path work) {
        this.report = report;
        this.work = work;
    }

    static void measure(Report report) throws IOException, InterruptedException {
        if (Wrk.isInstalled()) {
            try (WorkDirectory work = WorkDirectory.create()) {
                new PeerServers(report, work.path()).measure();
            }
        }
    }

    private void measure() throws IOException, InterruptedException {
        List<Path> wars = wars();
        Map<Page, List<Turn[][]>> measured = new EnumMap<>(Page.class);
        for (int start = 0; start < STARTS; start++) {
            try (BenchServers servers = BenchServers.start(work.resolve("start" + start), wars)) {
                for (Page page : Page.values()) {
                    check(servers.all(), page);
                }
                for (Page page : Page.values()) {
                    servers.warmUp(load(page), SECONDS_BEFORE);
                }
                for (Page page : Page.values()) {
                    Turn[][] turns = servers.measure(load(page), TURNS);
                    measured.computeIfAbsent(page, none -> new ArrayList<>()).add(turns);
                }
            }
        }
        measured.forEach((page, starts) -> new PeerFigures(page.title, starts).addTo(report));
    }

    private Load load(Page page) {
        return new Load(page.path, List.of(), key.text().reveal());
    }

    private void check(List<BenchServer> servers, Page page) throws IOException, InterruptedException {
        PeerCheck check = new PeerCheck(servers.get(PeerVariant.NO_GUARD.ordinal()), page.path);
        for (PeerVariant variant : VARIANTS) {
            check.check(
                    variant,
                    servers.get(variant.ordinal()),
                    key.text().reveal(),
                    powerless.text().reveal(),
                    unknown.text().reveal());
        }
    }

    private List<Path> wars() throws IOException {
        Digester digester = new Digester(List.of());
        String ofLatchkey = KEY.formatted(key.id(), digester.digest(key).text(), "Things:Get,Inputs:Get,Concepts:Get")
                + KEY.formatted(powerless.id(), digester.digest(powerless).text(), "");
        String ofPeers = PeerKeys.entry(key.text().reveal(), PeerKeys.PERMISSION)
                + " "
                + PeerKeys.entry(powerless.text().reveal());
        String parameters =
                BenchWar.parameter("latchkey.keys", ofLatchkey) + BenchWar.parameter(PeerKeys.PARAMETER, ofPeers);
        List<Path> wars = new ArrayList<>();
        for (PeerVariant variant : VARIANTS) {
            Path war = work.resolve(variant.name() + ".war");
            variant.write(war, parameters);
            wars.add(war);
        }
        return wars;
    }
}
