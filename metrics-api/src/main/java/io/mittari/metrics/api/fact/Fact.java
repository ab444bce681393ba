package io.mittari.metrics.api.fact;

/** One thing a source says. Who it is about stands in the record that brings it. */
public sealed interface Fact permits StageEntered, Closed, Open, Described, Cost, Total, Rate, Link, Retracted {}
