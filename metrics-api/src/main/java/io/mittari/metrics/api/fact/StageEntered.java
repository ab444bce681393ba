package io.mittari.metrics.api.fact;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.Stage;
import org.jspecify.annotations.Nullable;

/**
 * An opportunity entered a stage.
 *
 * @param at null: it stands there, the source does not say since when (C5)
 */
public record StageEntered(Stage stage, @Nullable At at, Context context) implements Fact {}
