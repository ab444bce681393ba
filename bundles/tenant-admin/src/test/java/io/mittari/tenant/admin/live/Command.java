package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;

/**
 * Something that a home of {@link TwoTenants} is told to do, and that may be cut short.
 *
 * @param points what it reaches on its way, beside writes
 * @param refusal told when it was done and is asked of again; empty: nothing is left to do then, and that is all right
 * @param changes each is made whole or not at all; after one comes the next
 */
record Command(String name, Set<Point> points, String refusal, List<Change> changes) {

    static final Command INSTALL = of(
            "bundle install",
            Point.OF_AN_INSTALLATION,
            "",
            home -> home.tenancy
                    .bundles()
                    .install(new ByteArrayInputStream(TwoTenants.report("0.2.0").bytes()), true, "anna", "because"));
    static final Command SWAP_REPORT =
            of("swap of a report", Point.OF_A_SWAP, "", home -> home.swap(TwoTenants.ACME, "monthly", "0.2.0"));
    static final Command SWAP_ALERT =
            of("swap of an alert", Point.OF_A_SWAP, "", home -> home.swap(TwoTenants.ACME, "silent", "0.2.0"));
    static final Command SWAP_CONNECTOR =
            of("swap of a connector", Point.OF_A_SWAP, "", home -> home.swap(TwoTenants.ACME, "feed", "0.2.0"));
    static final Command ROLLBACK = of(
            "rollback of the report",
            Point.OF_A_SWAP,
            "was changed again since change 2",
            home -> home.back(TwoTenants.ACME, 2));
    static final Command UNINSTALL = of(
            "bundle uninstall",
            Point.OF_AN_UNINSTALLATION,
            "is neither shipped nor installed",
            home -> home.tenancy.bundles().uninstall(TwoTenants.REPORT, "0.2.0"));
    static final Command SWAP_LIST = of(
            "swap of a list",
            Point.OF_A_SWAP,
            "",
            home -> home.swap(TwoTenants.ACME, "monthly", "0.3.0"),
            home -> home.swap(TwoTenants.BOREAL, "monthly", "0.3.0"));

    /** In the order in which they are done. */
    static final List<Command> ALL =
            List.of(INSTALL, SWAP_REPORT, SWAP_ALERT, SWAP_CONNECTOR, ROLLBACK, UNINSTALL, SWAP_LIST);

    Command {
        points = Set.copyOf(points);
        changes = List.copyOf(changes);
    }

    private static Command of(String name, Set<Point> points, String refusal, Change... changes) {
        return new Command(name, points, refusal, List.of(changes));
    }

    void run(HomeOnDerby home) throws Exception {
        for (var change : changes) {
            change.make(home);
        }
    }

    /** In a home where it was done. */
    void runAgain(HomeOnDerby home) throws Exception {
        try {
            run(home);
        } catch (BadRequest refused) {
            if (refusal.isEmpty() || !String.valueOf(refused.getMessage()).contains(refusal)) {
                throw refused;
            }
        }
    }

    /** A change of one home. */
    @FunctionalInterface
    interface Change {

        void make(HomeOnDerby home) throws Exception;
    }
}
