package dev.latchkey.launch;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;

/**
 * Runs Payara Micro until its standard input ends. The other end belongs to the launcher: the system closes it when the
 * launcher dies, however it dies, and so the server never outlives it.
 */
public final class DemoServer {
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** What the application writes when it was deployed, and what the launcher makes of it when it responds. */
    private static final File DEPLOYED = new File(System.getProperty("demo.ready.file"));

    private static final File PUBLISHED = new File(System.getProperty("demo.published.file"));

    private DemoServer() {}

    /**
     * Hands all arguments on to Payara Micro, which is not there when this class is compiled. It returns when all is
     * deployed, and also when a deployment failed: then the server would go on without the demo.
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        start("demo-lifeline", DemoServer::awaitEnd);
        Class<?> payara = Class.forName("fish.payara.micro.PayaraMicro");
        try {
            payara.getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            e.getCause().printStackTrace();
        }
        if (!DEPLOYED.exists()) {
            System.exit(1);
        }
    }

    private static void awaitEnd() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // An input that breaks has ended, too.
        }
        start("demo-halt", DemoServer::haltLater);
        // Its keys are worth nothing without the server.
        PUBLISHED.delete();
        DEPLOYED.delete();
        System.exit(0);
    }

    private static void haltLater() {
        try {
            Thread.sleep(GRACE.toMillis());
        } catch (InterruptedException e) {
            // Nobody interrupts; to halt early would do no harm.
        }
        Runtime.getRuntime().halt(0);
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
