package io.mittari.tenant.admin.bundles;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Descriptors of foreign bundles, read without resolving anything. */
final class Xml {

    private Xml() {}

    static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(new ByteArrayInputStream(xml));
    }

    static String attribute(XMLStreamReader reader, String name, String otherwise) {
        var value = reader.getAttributeValue(null, name);
        return value == null ? otherwise : value;
    }
}
