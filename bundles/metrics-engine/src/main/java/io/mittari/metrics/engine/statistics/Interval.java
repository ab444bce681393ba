package io.mittari.metrics.engine.statistics;

/** Two ends, the low one first. */
public record Interval(double low, double high) {

    public boolean contains(double number) {
        return low <= number && number <= high;
    }

    public boolean overlaps(Interval other) {
        return low <= other.high && other.low <= high;
    }
}
