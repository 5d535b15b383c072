package dev.latchkey.it;

import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import java.io.IOException;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;

/** Arquillian's container for Payara Micro: the {@link LentServer} where there is one, otherwise a server for each deployment. */
public final class LentContainer extends PayaraMicroDeployableContainer {
    private Server lent;

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        if (!LentServer.isAvailable()) {
            return super.deploy(archive);
        }
        try {
            lent = LentServer.lend(archive);
        } catch (IOException failure) {
            throw new DeploymentException(archive.getName(), failure);
        }
        return ServerContainer.context(lent, archive);
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        if (lent == null) {
            super.undeploy(archive);
        } else {
            lent.close();
            lent = null;
        }
    }
}
