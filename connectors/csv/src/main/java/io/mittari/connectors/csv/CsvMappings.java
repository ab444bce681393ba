package io.mittari.connectors.csv;

import io.mittari.connector.spi.MappingAdvisor;
import io.mittari.connector.spi.MappingCheck;
import io.mittari.connector.spi.MappingSample;
import io.mittari.connector.spi.MappingSuggestion;
import io.mittari.connectors.csv.advice.Suggestion;
import io.mittari.connectors.csv.file.Inspection;
import io.mittari.connectors.csv.mapping.FileUnfit;
import io.mittari.connectors.csv.mapping.Mapping;
import io.mittari.connectors.csv.mapping.MappingRefused;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Helps those who write a mapping of CSV files. Needs no configuration: there may be no tenant yet. */
@Component
public final class CsvMappings implements MappingAdvisor {

    @Override
    public MappingCheck check(String mapping, MappingSample sample) throws MetricsException {
        try {
            return Inspection.check(Mapping.parse(mapping), sample);
        } catch (MappingRefused e) {
            throw new BadRequest(e.getMessage());
        }
    }

    @Override
    public MappingSuggestion suggest(MappingSample sample) throws MetricsException {
        return suggested(null, sample);
    }

    @Override
    public MappingSuggestion preset(String preset, MappingSample sample) throws MetricsException {
        return suggested(preset, sample);
    }

    /** What was written is tried at once: it must be taken, and what it would reject is said. */
    private MappingSuggestion suggested(@Nullable String preset, MappingSample sample) throws MetricsException {
        try {
            var suggestion = Suggestion.of(Inspection.profiles(sample), preset);
            var notes = new ArrayList<>(suggestion.notes());
            var check = check(suggestion.mapping(), sample);
            for (var file : check.files()) {
                file.reasons()
                        .forEach(reason -> notes.add("%s: %,d rows would be rejected, line %d first: %s"
                                .formatted(file.name(), reason.rows(), reason.line(), reason.reason())));
            }
            notes.addAll(check.remarks());
            return new MappingSuggestion(suggestion.mapping(), notes);
        } catch (FileUnfit e) {
            throw new BadRequest(e.getMessage());
        }
    }
}
