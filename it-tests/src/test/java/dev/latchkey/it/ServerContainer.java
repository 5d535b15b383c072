package dev.latchkey.it;

import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import java.io.IOException;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;

/**
 * Arquillian's container for every server but Payara Micro: a {@link Server} for each deployment.
 *
 * <p>The adapters of those servers want fixed ports, some of them open to the network, and start what nobody here needs.
 */
public final class ServerContainer implements DeployableContainer<ServerContainer.Configuration> {
    private Server server;

    /** Nothing: {@code it.server} says it all. */
    public static final class Configuration implements ContainerConfiguration {
        @Override
        public void validate() {}
    }

    /** Puts it, or {@link LentContainer}, in the place of the adapter for Payara Micro, which is always on the class path. */
    public static final class Extension implements LoadableExtension {
        @Override
        public void register(ExtensionBuilder builder) {
            builder.override(
                    DeployableContainer.class,
                    PayaraMicroDeployableContainer.class,
                    ServerKind.CURRENT == ServerKind.PAYARA_MICRO ? LentContainer.class : ServerContainer.class);
        }
    }

    @Override
    public Class<Configuration> getConfigurationClass() {
        return Configuration.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 6.0");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        String name = name(archive);
        try {
            server = Server.start("arquillian-" + name, archive);
        } catch (IOException failure) {
            throw new DeploymentException(name, failure);
        }
        return context(server, archive);
    }

    /** Tells Arquillian where a web application is. */
    static ProtocolMetaData context(Server server, Archive<?> archive) {
        HTTPContext context = new HTTPContext("127.0.0.1", server.port());
        context.add(new Servlet("default", name(archive)));
        return new ProtocolMetaData().addContext(context);
    }

    private static String name(Archive<?> archive) {
        return archive.getName().replaceFirst("\\.war$", "");
    }

    @Override
    public void undeploy(Archive<?> archive) {
        server.close();
    }
}
