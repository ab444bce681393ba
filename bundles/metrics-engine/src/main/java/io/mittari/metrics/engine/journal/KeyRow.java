package io.mittari.metrics.engine.journal;

/** A key of an opportunity, named for the first time; its number is its place among all of the tenant. */
public record KeyRow(String source, String kind, String id) {}
