package dev.latchkey.server;

import fish.payara.micro.cdi.ClusteredCDIEventBus;
import fish.payara.micro.cdi.Inbound;
import fish.payara.micro.cdi.Outbound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Has the other servers of a Payara cluster ask for changes at once, rather than at their next poll.
 *
 * <p>Payara sends such events once and does not say whether they came: nothing that is promised depends on them. Where there is
 * no Payara, or no cluster, nothing is sent. Servers without Payara's API ignore its annotations and can load this bean all the
 * same, as long as no signature of it names a type of that API.
 *
 * @see <a href="https://docs.payara.fish/community/docs/Technical%20Documentation/Payara%20Micro%20Documentation/Extensions/Remote%20CDI%20Events.html">Remote
 *     CDI events</a>
 */
@ApplicationScoped
public class PayaraCluster implements Cluster {
    private static final Logger LOG = System.getLogger(PayaraCluster.class.getName());

    private final Event<KeysChangedElsewhere> others;
    private final Instance<ChangeListener> listener;
    private volatile boolean connected;

    /** For the proxy of the bean alone (CDI 4.0, section 3.10). */
    PayaraCluster() {
        this(null, null);
    }

    @Inject
    PayaraCluster(@Outbound Event<KeysChangedElsewhere> others, Instance<ChangeListener> listener) {
        this.others = others;
        this.listener = listener;
    }

    /** Is loaded on Payara alone. */
    private static final class Bus {
        private Bus() {}

        static void connect() {
            CDI.current().select(ClusteredCDIEventBus.class).get().initialize();
        }
    }

    void connect(@Observes @Initialized(ApplicationScoped.class) Object started) {
        try {
            Bus.connect();
            connected = true;
        } catch (RuntimeException | LinkageError none) {
            LOG.log(Level.DEBUG, "Changes on other servers are found by polling only", none);
        }
    }

    @Override
    public void keysChangedHere() {
        if (!connected) {
            return;
        }
        try {
            others.fire(new KeysChangedElsewhere());
        } catch (RuntimeException notSent) {
            LOG.log(Level.DEBUG, "Other servers could not be notified of a change, and find it by polling", notSent);
        }
    }

    void heed(@Observes @Inbound KeysChangedElsewhere there) {
        listener.get().keysChangedElsewhere();
    }
}
