package io.mittari.connectors.csv;

import io.mittari.connectors.csv.mapping.Mapping;
import io.mittari.connectors.csv.mapping.MappingRefused;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A checked {@link CsvConfig}: if it exists, it can be worked with.
 *
 * @param mapping null: imports bring their own
 */
record CsvSettings(Instance instance, @Nullable Mapping mapping) {

    private static final String MAPPING = "mapping";

    /**
     * Checks what the integrator wrote.
     *
     * @param names of everything that is set
     * @throws IllegalArgumentException naming the setting and what cannot be used; of the mapping the key: it stands
     *     in a larger file, whose lines are not known here
     */
    static CsvSettings from(CsvConfig config, Set<String> names) {
        if (config.mittari_instance().isBlank()) {
            throw new IllegalArgumentException("mittari.instance: a name is needed");
        }
        demandKnown(names);
        return new CsvSettings(
                new Instance(
                        new TenantId(config.mittari_tenant()), config.mittari_instance(), config.mittari_generation()),
                mapping(config.mapping()));
    }

    /** A setting has no dot in its name; what the platform and the framework add has. */
    static void demandKnown(Set<String> names) {
        names.stream()
                .filter(name -> !name.equals(MAPPING) && name.indexOf('.') < 0)
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "there is no setting '%s'; there is: %s".formatted(name, MAPPING));
                });
    }

    static @Nullable Mapping mapping(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return Mapping.parse(text);
        } catch (MappingRefused e) {
            throw new IllegalArgumentException("setting 'mapping': " + e.byKeyAlone(), e);
        }
    }
}
