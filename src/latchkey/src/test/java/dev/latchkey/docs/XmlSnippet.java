package dev.latchkey.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.config.Settings;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Completes an XML snippet to a document, and checks it.
 *
 * <p>A {@code <dependency>} belongs to a {@code pom.xml}. Every other snippet belongs to a {@code web.xml}: its elements,
 * classes and settings must exist.
 *
 * @param root the completed document
 */
record XmlSnippet(Element root) {
    private static final Path EXAMPLES = Path.of("it-tests/src/test/java");
    private static final String WEB_APP = "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">\n";

    /** Returns a snippet in the element that it belongs to. */
    static XmlSnippet of(String text) throws ParserConfigurationException, IOException, SAXException {
        String document =
                text.startsWith("<dependency>") ? "<project>\n" + text + "</project>" : WEB_APP + text + "</web-app>";
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new DefaultHandler());
        return new XmlSnippet(
                builder.parse(new InputSource(new StringReader(document))).getDocumentElement());
    }

    /** Fails if the snippet names a class, a setting or a value that does not exist. */
    void check() throws IOException, SAXException {
        assertThat(root.getChildNodes().getLength()).isGreaterThan(1);
        if (root.getLocalName().equals("web-app")) {
            WebXmlSchema.validate(root);
        }
        Settings.of(settings());
        for (String name : texts("filter-class").toList()) {
            checkFilter(name);
        }
    }

    /** The filters of pages are in the jar, or are sources of the integration tests. */
    private static void checkFilter(String name) throws IOException {
        Path source = EXAMPLES.resolve(name.replace('.', '/') + ".java");
        if (Files.exists(source)) {
            assertThat(Files.readString(source))
                    .as(name)
                    .containsPattern("class \\w+ (?:extends Http|implements )Filter\\b");
        } else {
            assertThat(load(name)).as(name).isAssignableTo(Filter.class);
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        elements("context-param").forEach(parameter -> {
            String name = text(parameter, "param-name");
            if (name.startsWith("latchkey.")) {
                settings.put(name, text(parameter, "param-value"));
            }
        });
        return settings;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, XmlSnippet.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name + " does not exist", e);
        }
    }

    private Stream<String> texts(String name) {
        return elements(name).map(Node::getTextContent);
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagNameNS("*", name).item(0).getTextContent();
    }

    private Stream<Element> elements(String name) {
        NodeList found = root.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }
}
