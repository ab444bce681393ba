package io.mittari.web;

import io.mittari.connector.spi.MappingAdvisor;
import io.mittari.connector.spi.MappingCheck;
import io.mittari.connector.spi.MappingSample;
import io.mittari.connector.spi.MappingSuggestion;
import io.mittari.metrics.api.MetricsException.BadRequest;
import java.util.List;

/** Says what it was asked. */
record FixedAdvisor(String component) implements MappingAdvisor {

    @Override
    public MappingCheck check(String mapping, MappingSample sample) {
        sample.progress().read(4, 1);
        return new MappingCheck(
                List.of(new MappingCheck.CheckedFile(
                        sample.files().get(0).name(),
                        "deal",
                        "delimiter=;",
                        3,
                        1,
                        1,
                        1,
                        List.of(new MappingCheck.Column("ID", true, "text", "", 3, List.of("1", "2"))),
                        List.of(new MappingCheck.MadeFact("facts[0]", "stage lead", 1)),
                        List.of(new MappingCheck.Reason("the key is empty", 1, 4, ";x")))),
                List.of(mapping, sample.conventions().toString()));
    }

    @Override
    public MappingSuggestion suggest(MappingSample sample) throws BadRequest {
        if (sample.files().get(0).name().equals("none.csv")) {
            throw new BadRequest("nothing can be told of none.csv");
        }
        return new MappingSuggestion("{\"mapping\":1}", List.of("of " + component));
    }

    @Override
    public MappingSuggestion preset(String preset, MappingSample sample) {
        return new MappingSuggestion(
                "{\"source\":\"%s\"}".formatted(preset),
                List.of("as " + sample.conventions().locale()));
    }
}
