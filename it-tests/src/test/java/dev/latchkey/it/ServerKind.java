package dev.latchkey.it;

import java.io.IOException;
import java.util.Locale;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The servers that the suite runs on, with what tests must know of each; the build names one of them. */
public enum ServerKind {
    PAYARA_MICRO(MicroServer::new, "org.glassfish.jersey.servlet.ServletContainer"),
    WILDFLY(WildFlyServer::new, "org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher"),
    LIBERTY(LibertyServer::new, "com.ibm.websphere.jaxrs.server.IBMRestServlet"),
    GLASSFISH(GlassFishServer::new, "org.glassfish.jersey.servlet.ServletContainer"),
    TOMEE(CatalinaServer::tomEe, "org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet"),
    TOMCAT(CatalinaServer::tomcatWithLibraries, "org.glassfish.jersey.servlet.ServletContainer"),
    JETTY(JettyServer::new, "org.glassfish.jersey.servlet.ServletContainer");

    /** The one of this build: {@code -Pwildfly} and so on, otherwise Payara Micro. */
    static final ServerKind CURRENT = valueOf(System.getProperty("it.server", "payara-micro")
            .toUpperCase(Locale.ROOT)
            .replace('-', '_'));

    private final Making making;
    private final String restServlet;

    ServerKind(Making making, String restServlet) {
        this.making = making;
        this.restServlet = restServlet;
    }

    /** Makes a server by its name among those of the suite. */
    private interface Making {
        Server make(String name) throws IOException;
    }

    /** A server of this kind that does not run yet. */
    Server create(String name) throws IOException {
        return making.make(name);
    }

    /** The class of a servlet of its REST runtime, for a {@code web.xml}. */
    String restServlet() {
        return restServlet;
    }

    boolean hasJersey() {
        return restServlet.contains("jersey");
    }

    /** Whether its REST runtime takes fields of forms from the container, which has read them before they can be left out. */
    boolean readsFormsByServlet() {
        return this == WILDFLY || this == LIBERTY;
    }

    /** Whether it does not tell several REST applications of a web application from each other, so that REST is refused there. */
    boolean knowsOneRestApplication() {
        return this == TOMEE;
    }

    /** Lets a web application that has a data source of its own in {@code web.xml} find the driver. */
    WebArchive withDriver(WebArchive war) {
        // WildFly's H2 is for the server alone; Liberty refuses a driver that is not in a library of the server.
        return this == WILDFLY ? war.addAsLibrary(Server.h2().toFile()) : war;
    }
}
