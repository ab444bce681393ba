package io.mittari.metrics.engine.formula;

import io.mittari.metrics.api.query.MetricDefinition;
import java.util.List;
import java.util.Optional;

/** Every metric there is. */
public final class Catalogue {

    private final List<Formula> formulas = List.of(
            new StageCount(),
            new OpenNow(),
            new Conversion(),
            new WinRate(),
            new WinRateBroad(),
            new WinRateValue(),
            new DealSizeMean(),
            new DealSizeMedian(),
            new WonCount(),
            new LostCount(),
            new Revenue(),
            new CycleWonMean(),
            new CycleWonMedian(),
            new CycleClosed(),
            new CycleKmMedian());

    public List<MetricDefinition> definitions() {
        return formulas.stream().map(Formula::definition).toList();
    }

    public Optional<Formula> find(String id) {
        return formulas.stream().filter(f -> f.definition().id().equals(id)).findFirst();
    }
}
