package dev.latchkey.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jboss.shrinkwrap.api.Archive;

/**
 * One Payara Micro that the tests of a process have one after the other, each with its own applications and an empty database: a start
 * takes longer than most of them.
 */
final class LentServer extends MicroServer {
    private static final String DEPLOYER = "deployer";
    /** What undeployed applications leave in the memory of the server must not add up. */
    private static final int MOST_TIMES = 10;

    private static LentServer current;
    private static int number;

    private final Deque<String> deployed = new ArrayDeque<>();
    private int times;
    private boolean lent;
    private int logged;

    private LentServer() throws IOException {
        // One of its own for each, for what they logged is looked at in the end.
        super("lent-" + ++number);
    }

    /** Whether a server can be lent: only one whose database can be emptied, and only to one test at a time. */
    static boolean isAvailable() {
        return ServerKind.CURRENT == ServerKind.PAYARA_MICRO
                && DefaultDatabase.EMBEDDED
                && (current == null || !current.lent);
    }

    /** Deploys these applications; {@link #close} undeploys them. */
    static synchronized Server lend(Archive<?>... applications) throws IOException {
        if (current == null) {
            current = Server.start(LentServer::new, Jar.warWithout(DEPLOYER).addPackage("dev.latchkey.it.lent"));
            Runtime.getRuntime().addShutdownHook(new Thread(current::end));
        }
        current.lent = true;
        current.times++;
        current.logged = current.whole().length();
        try {
            for (Path file : current.export(applications)) {
                current.deploy(file);
            }
        } catch (IOException | RuntimeException failure) {
            current.end();
            throw failure;
        }
        return current;
    }

    private void deploy(Path file) throws IOException {
        if (command("deploy", file.toString())) {
            deployed.push(file.getFileName().toString().replaceFirst("\\.[a-z]+$", ""));
        }
    }

    /** What Arquillian's servers have, too: the machine that runs the tests may be busy. */
    @Override
    String options() {
        return super.options() + " -Dlatchkey.store.timeout=30s";
    }

    /** What has been logged since the applications of this test were deployed. */
    @Override
    String log() throws IOException {
        return whole().substring(logged);
    }

    private String whole() throws IOException {
        return super.log();
    }

    /** Takes it back from a test. */
    @Override
    public void close() {
        try {
            while (lent && !deployed.isEmpty()) {
                command("undeploy", deployed.pop());
            }
            if (!lent || times == MOST_TIMES) {
                end();
            } else {
                send("DELETE", "");
                lent = false;
            }
        } catch (IOException failure) {
            end();
            throw new UncheckedIOException(failure);
        }
    }

    private void end() {
        if (current == this) {
            current = null;
        }
        super.close();
    }

    /** Whether the server does what it is told; why not is in its log. */
    private boolean command(String name, String argument) throws IOException {
        return send("POST", "?command=" + name + "&argument=" + URLEncoder.encode(argument, StandardCharsets.UTF_8))
                == 204;
    }

    private int send(String method, String query) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create("http://127.0.0.1:" + port() + "/" + DEPLOYER + "/" + query)
                        .toURL()
                        .openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(60_000);
        connection.setReadTimeout(1_800_000);
        int status = connection.getResponseCode();
        if (status != 204 && status != 409) {
            throw new IOException(method + " " + query + ": " + status);
        }
        return status;
    }
}
