package io.mittari.metrics.engine;

import io.mittari.metrics.engine.crash.Told;
import io.mittari.metrics.engine.crash.Writes;
import io.mittari.metrics.store.derby.Derbies;
import java.nio.file.Path;

/** A process that takes a customer's days and may be ended before one of its writes. */
public final class CrashingDays {

    private CrashingDays() {}

    /** Arguments: folder, seed, the write that must not happen (0: all happen). */
    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var days = new SalesDays(Long.parseLong(arguments[1]), "crm");
        long last = Long.parseLong(arguments[2]);
        var acme = Acme.again(folder);
        var told = new Told();
        Writes.count(last == 0 ? Long.MAX_VALUE : last);
        for (int step = 0; step < SalesDays.STEPS; step++) {
            days.take(acme, step, told);
        }
        Derbies.close(folder);
        System.out.println("writes " + Writes.stop());
    }
}
