package io.mittari.tenant.admin.bundles;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A component as a bundle's descriptor declares it.
 *
 * @param immediate whether it would run without being asked for
 * @param requiresConfiguration whether it waits for a configuration
 * @param pids it takes configurations of
 * @param services it offers
 */
record DeclaredComponent(
        String name, boolean immediate, boolean requiresConfiguration, List<String> pids, List<String> services) {

    /** Every component of one XML file; none if it is no descriptor. */
    static List<DeclaredComponent> in(byte[] xml) throws XMLStreamException {
        var reader = Xml.reader(xml);
        try {
            var components = new ArrayList<DeclaredComponent>();
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("component")) {
                    components.add(component(reader));
                }
            }
            return components;
        } finally {
            reader.close();
        }
    }

    private static DeclaredComponent component(XMLStreamReader reader) throws XMLStreamException {
        var implementation = "";
        var services = new ArrayList<String>();
        var name = Xml.attribute(reader, "name", "");
        var immediate = Xml.attribute(reader, "immediate", "");
        boolean factory = !Xml.attribute(reader, "factory", "").isEmpty();
        var policy = Xml.attribute(reader, "configuration-policy", "optional");
        var pids = Xml.attribute(reader, "configuration-pid", "$");
        while (!endOfComponent(reader)) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "implementation" -> implementation = Xml.attribute(reader, "class", "");
                    case "provide" -> services.add(Xml.attribute(reader, "interface", ""));
                    default -> {}
                }
            }
        }
        var known = name.isEmpty() ? implementation : name;
        return new DeclaredComponent(
                known,
                immediate.equals("true") || (immediate.isEmpty() && services.isEmpty() && !factory),
                policy.equals("require"),
                List.of(pids.replace("$", known).split(" ")),
                List.copyOf(services));
    }

    private static boolean endOfComponent(XMLStreamReader reader) {
        return reader.getEventType() == XMLStreamConstants.END_ELEMENT
                && reader.getLocalName().equals("component");
    }
}
