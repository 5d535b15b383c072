package dev.latchkey.docs;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URL;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.SAXException;

/** Validates a {@code web.xml} by the schema of Servlet 6.0 that is in the jar of its API. */
final class WebXmlSchema {
    private static final String FOLDER = "/jakarta/servlet/resources/";

    /** The attribute of the xml namespace that the schema uses, so that its schema need not be loaded from the network. */
    private static final String XML_NAMESPACE = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'"
            + " targetNamespace='http://www.w3.org/XML/1998/namespace'>"
            + "<xs:attribute name='lang' type='xs:language'/></xs:schema>";

    private WebXmlSchema() {}

    static void validate(Element webApp) throws IOException, SAXException {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setResourceResolver(new Resources((DOMImplementationLS)
                webApp.getOwnerDocument().getImplementation().getFeature("LS", "3.0")));
        URL location = Servlet.class.getResource(FOLDER + "web-app_6_0.xsd");
        try (InputStream schema = location.openStream()) {
            Schema loaded = factory.newSchema(new StreamSource(schema));
            loaded.newValidator().validate(new DOMSource(webApp));
        }
    }

    private record Resources(DOMImplementationLS implementation) implements LSResourceResolver {
        @Override
        public LSInput resolveResource(String type, String namespace, String publicId, String systemId, String base) {
            LSInput input = implementation.createLSInput();
            input.setSystemId(systemId);
            if (XMLConstants.XML_NS_URI.equals(namespace)) {
                input.setCharacterStream(new StringReader(XML_NAMESPACE));
            } else {
                String file = systemId.substring(systemId.lastIndexOf('/') + 1);
                input.setByteStream(Servlet.class.getResourceAsStream(FOLDER + file));
            }
            return input;
        }
    }
}
