package io.mittari.metrics.engine.statistics;

/** The exact two-sided binomial test (C42). */
public final class Binomial {

    /** As in R: outcomes as likely as the observed one count, in spite of rounding. */
    private static final double SLACK = 1 + 1e-7;

    /** Relative to the most likely outcome, what is less likely than this adds nothing. */
    private static final double NOTHING = 1e-30;

    private Binomial() {}

    /**
     * The chance of an outcome no more likely than {@code k} of {@code n}, if each is a hit with chance {@code p}. Walks
     * outwards from the most likely outcome, so its time grows with the root of n.
     *
     * @param p above 0 and below 1
     */
    public static double twoSided(long k, long n, double p) {
        long mode = Math.min(n, (long) Math.floor((n + 1) * p));
        double odds = p / (1 - p);
        double observed = relative(k, mode, n, odds);
        double all = 1;
        double asUnlikely = observed * SLACK >= 1 ? 1 : 0;
        double weight = 1;
        for (long i = mode; i < n && weight > NOTHING; i++) {
            weight *= odds * (n - i) / (i + 1);
            all += weight;
            asUnlikely += weight <= observed * SLACK ? weight : 0;
        }
        weight = 1;
        for (long i = mode; i > 0 && weight > NOTHING; i--) {
            weight *= i / (odds * (n - i + 1));
            all += weight;
            asUnlikely += weight <= observed * SLACK ? weight : 0;
        }
        return Math.min(1, asUnlikely / all);
    }

    /** How likely {@code k} is, the mode being 1; 0 once it is below {@link #NOTHING}. */
    private static double relative(long k, long mode, long n, double odds) {
        double weight = 1;
        for (long i = mode; i < k && weight > NOTHING; i++) {
            weight *= odds * (n - i) / (i + 1);
        }
        for (long i = mode; i > k && weight > NOTHING; i--) {
            weight *= i / (odds * (n - i + 1));
        }
        return weight > NOTHING ? weight : 0;
    }
}
