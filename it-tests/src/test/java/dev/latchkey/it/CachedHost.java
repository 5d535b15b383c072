package dev.latchkey.it;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The web application that caches are tried with, and the keys for it. */
final class CachedHost {
    static final Keys ALL = Keys.make("shop", "Shots:Get", "Labels:Get");
    static final Keys SOME = Keys.make("shop", "Shots:Get");
    static final Keys NONE = Keys.make("shop");

    private CachedHost() {}

    /** Must be named on TomEE. */
    private static String publicMethods() {
        return ServerKind.CURRENT == ServerKind.TOMEE
                ? ", /api/shots/public, /api/shots/public-text, /api/shots/public-stage, /api/shots/public-shot,"
                        + " /api/shots/public-response, /api/shots/public-greeting, /api/shots/public-principal, /api/shots/public-counted, /api/tagged/public,"
                        + " /api/tagged/public-plain"
                : "";
    }

    static WebArchive war(String name) {
        WebArchive war = Jar.war(name).addPackage("dev.latchkey.it.cached");
        if (ServerKind.CURRENT != ServerKind.TOMEE) {
            war.addPackage("dev.latchkey.it.cached.parts");
        }
        return war.addAsWebResource(new StringAsset("0123456789".repeat(100)), "file.txt")
                .addAsWebResource(new StringAsset("0123456789".repeat(100)), "static/file.txt")
                .addAsWebResource(new StringAsset("nothing here"), "static/missing.html")
                .addAsWebResource(new StringAsset("<%@ page session='false' %><%= 1 + 1 %> by JSP"), "page.jsp")
                .setWebXML(
                        Jar.webXml(
                                Keys.setting(ALL, SOME, NONE),
                                Jar.parameter("latchkey.header", "X-Api-Key"),
                                Jar.parameter("latchkey.query", "key"),
                                Jar.parameter("latchkey.admin", "true"),
                                Jar.parameter("latchkey.public", "/static/*" + publicMethods()),
                                "<error-page><error-code>404</error-code><location>/static/missing.html</location></error-page>"));
    }
}
