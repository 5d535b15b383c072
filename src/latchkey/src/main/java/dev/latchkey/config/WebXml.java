package dev.latchkey.config;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Holds what {@code web.xml} says and the Servlet API tells too late, or not at all.
 *
 * @param parameters its {@code <context-param>}s
 * @param authMethod how its {@code <login-config>} has users log in
 * @param dispatchers by the name of each filter that it maps, the {@code <dispatcher>}s of all mappings of that filter
 */
public record WebXml(Map<String, String> parameters, Optional<String> authMethod, Map<String, Set<String>> dispatchers)
        implements SettingSource {
    private static final WebXml NONE = new WebXml(Map.of(), Optional.empty(), Map.of());
    private static final Pattern JAR_IN_WAR = Pattern.compile(".*/WEB-INF/lib/[^/]+/?");

    /** The one of the web application that this class came with; empty if it cannot be found or read. */
    static WebXml besideTheJar() {
        CodeSource source = WebXml.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return NONE;
        }
        String jar = source.getLocation().toExternalForm();
        if (!JAR_IN_WAR.matcher(jar).matches()) {
            return NONE;
        }
        try (InputStream in =
                new URL(source.getLocation(), jar.endsWith("/") ? "../../web.xml" : "../web.xml").openStream()) {
            return read(in);
        } catch (IOException absent) {
            return NONE;
        }
    }

    /**
     * Reads a descriptor, as far as it is well-formed: what is wrong with it the server says.
     *
     * @param in null for none
     */
    public static WebXml read(InputStream in) {
        if (in == null) {
            return NONE;
        }
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Map<String, String> parameters = new HashMap<>();
        Map<String, Set<String>> dispatchers = new HashMap<>();
        Set<String> dispatchersOfMapping = null;
        String name = null;
        String authMethod = null;
        boolean ofContext = false;
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "context-param" -> ofContext = true;
                    case "init-param" -> ofContext = false;
                    case "param-name" -> name = xml.getElementText().strip();
                    case "param-value" -> {
                        if (ofContext) {
                            parameters.put(name, xml.getElementText());
                        }
                    }
                    case "filter" -> dispatchersOfMapping = null;
                    case "filter-mapping" -> dispatchersOfMapping = new TreeSet<>();
                    case "filter-name" -> {
                        if (dispatchersOfMapping != null) {
                            dispatchersOfMapping = dispatchers.computeIfAbsent(
                                    xml.getElementText().strip(), unused -> new TreeSet<>());
                        }
                    }
                    case "dispatcher" -> {
                        if (dispatchersOfMapping != null) {
                            dispatchersOfMapping.add(xml.getElementText().strip());
                        }
                    }
                    case "auth-method" -> authMethod = xml.getElementText().strip();
                    default -> {
                        // Nothing that we ask for.
                    }
                }
            }
        } catch (XMLStreamException notWellFormed) {
            // As far as it could be read.
        }
        return new WebXml(Map.copyOf(parameters), Optional.ofNullable(authMethod), Map.copyOf(dispatchers));
    }

    @Override
    public String place() {
        return "context-param";
    }

    @Override
    public String value(String name) {
        return parameters.get(name);
    }

    @Override
    public Set<String> names() {
        return parameters.keySet();
    }
}
