package io.mittari.metrics.engine;

import io.mittari.metrics.engine.crash.Told;
import io.mittari.metrics.engine.crash.Writes;
import io.mittari.metrics.engine.image.ImageFolders;
import io.mittari.metrics.engine.ingest.Indexes;
import io.mittari.metrics.store.derby.Derbies;
import java.nio.file.Path;

/** A process that keeps images of a customer's days and may be ended before one of the writes of that. */
public final class CrashingImages {

    private CrashingImages() {}

    /** Arguments: folder, seed, the write that must not happen (0: all happen). */
    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var days = new SalesDays(Long.parseLong(arguments[1]), "crm");
        long last = Long.parseLong(arguments[2]);
        var store = Derbies.in(folder);
        var acme = new Acme(store, Indexes.in(null), new ImageFolders(folder.resolve("images")));
        var told = new Told();
        for (int step = 0; step < SalesDays.STEPS; step++) {
            days.take(acme, step, told);
            if (step == SalesDays.STEPS / 2) { // one that was kept once is kept again
                acme.view();
                acme.engine.stop();
                acme = new Acme(store, Indexes.in(null), new ImageFolders(folder.resolve("images")));
            }
        }
        Writes.count(last == 0 ? Long.MAX_VALUE : last);
        acme.view();
        acme.engine.stop();
        System.out.println("writes " + Writes.stop());
        Derbies.close(folder);
    }
}
