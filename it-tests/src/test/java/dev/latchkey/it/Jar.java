package dev.latchkey.it;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Builds web applications around the packaged jar. */
final class Jar {
    private Jar() {}

    static WebArchive warWithout(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war");
    }

    static WebArchive war(String name) {
        return warWithout(name).addAsLibrary(new File(System.getProperty("it.latchkey.jar")), "latchkey.jar");
    }

    static WebArchive probe(String name) {
        WebArchive war = war(name).addPackage("dev.latchkey.it.probe");
        if (ServerKind.CURRENT != ServerKind.TOMEE) {
            war.addPackage("dev.latchkey.it.probe.inherited");
        }
        return ServerKind.CURRENT.knowsOneRestApplication() ? withOneApplication(war, "ProbeApplication") : war;
    }

    /** Leaves one of its REST applications in a web application. */
    static WebArchive withOneApplication(WebArchive war, String className) {
        war.getContent(path -> path.get().matches(".*/[^/]*Application(\\$.*)?\\.class")
                        && !path.get().endsWith("/" + className + ".class"))
                .keySet()
                .forEach(war::delete);
        return war;
    }

    /** A web.xml with this content. */
    static StringAsset webXml(String... content) {
        return webXml(false, content);
    }

    static StringAsset webXml(boolean metadataComplete, String... content) {
        return new StringAsset("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\""
                + (metadataComplete ? " metadata-complete=\"true\"" : "") + ">" + String.join("\n", content)
                + "</web-app>");
    }

    static String parameter(String name, String value) {
        return "<context-param><param-name>" + name + "</param-name><param-value>" + value
                + "</param-value></context-param>";
    }

    /** A data source with an H2 in memory, for a {@code web.xml}; see {@link ServerKind#withDriver}. */
    static String dataSource(String name, String database) {
        return "<data-source><name>" + name
                + "</name><class-name>org.h2.jdbcx.JdbcDataSource</class-name><url>jdbc:h2:mem:" + database
                + ";DB_CLOSE_DELAY=-1</url></data-source>";
    }
}
