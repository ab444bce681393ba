package io.mittari.tenant.admin.bundles;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The settings that a bundle says its component takes, as read from the jar (OSGi Metatype Service).
 *
 * @param settings by key
 */
public record Metatype(Map<String, Setting> settings) {

    public Metatype {
        settings = Map.copyOf(settings);
    }

    /**
     * One setting.
     *
     * @param type as in the descriptor: {@code String}, {@code Long}, {@code Boolean} ...
     * @param many whether it takes a list
     * @param needed whether it has to be given: it is required and has no default
     */
    public record Setting(String type, boolean many, boolean needed) {

        @Override
        public String toString() {
            return many ? "a list of " + type : type;
        }
    }

    /** What the component takes; empty if no descriptor of the jar tells. */
    static Optional<Metatype> of(String component, Collection<byte[]> xml) throws XMLStreamException {
        for (var each : xml) {
            var found = new Reading(component).read(each);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static final class Reading {

        private final String component;
        private final Map<String, Map<String, Setting>> definitions = new LinkedHashMap<>();
        private String definition = "";
        private boolean designated;
        private String reference = "";

        Reading(String component) {
            this.component = component;
        }

        Optional<Metatype> read(byte[] xml) throws XMLStreamException {
            var reader = Xml.reader(xml);
            try {
                while (reader.hasNext()) {
                    if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                        element(reader);
                    }
                }
            } finally {
                reader.close();
            }
            return Optional.ofNullable(definitions.get(reference)).map(Metatype::new);
        }

        private void element(XMLStreamReader reader) {
            switch (reader.getLocalName()) {
                case "OCD" -> {
                    definition = Xml.attribute(reader, "id", "");
                    definitions.put(definition, new LinkedHashMap<>());
                }
                case "AD" -> {
                    var settings = definitions.get(definition);
                    if (settings != null) {
                        settings.put(Xml.attribute(reader, "id", ""), setting(reader));
                    }
                }
                case "Designate" ->
                    designated = component.equals(Xml.attribute(reader, "factoryPid", ""))
                            || component.equals(Xml.attribute(reader, "pid", ""));
                case "Object" -> {
                    if (designated) {
                        reference = Xml.attribute(reader, "ocdref", "");
                    }
                }
                default -> {}
            }
        }

        private static Setting setting(XMLStreamReader reader) {
            boolean required = Xml.attribute(reader, "required", "true").equals("true");
            return new Setting(
                    Xml.attribute(reader, "type", "String"),
                    !Xml.attribute(reader, "cardinality", "0").equals("0"),
                    required && reader.getAttributeValue(null, "default") == null);
        }
    }
}
