package io.mittari.metrics.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.engine.image.ImageFolders;
import io.mittari.metrics.engine.settings.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A view made from the one before, or from what was kept before a restart, says the same as one made from nothing. */
class IncrementalFoldingTest extends OnAcme {

    private static final int SEEDS = Integer.getInteger("mittari.seeds", 5);
    private static final List<String> FILES = List.of(
            Acme.FILE,
            Acme.FILE.replace("Helsinki", "Lisbon"),
            Acme.FILE.replace(" }", ", \"funnels\": { \"main\": [\"lead\", \"meeting\", \"offer\"] } }"),
            Acme.FILE.replace(
                    " }", ", \"rates\": [ { \"from\": \"USD\", \"on\": \"2026-01-01\", \"rate\": \"0.92\" } ] }"));
    private static final String[] DAYS = {"2026-03-01", "2026-06-15"};

    @TempDir
    Path cache;

    @Test
    void sayTheSameAfterEveryDeliveryWhateverIsInIt() throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            acme = new Acme(acme.store, new ImageFolders(cache));
            var deliveries = new UntidyDeliveries(random);
            var then = new HashMap<Long, List<String>>();
            for (int delivery = 0; delivery < 25; delivery++) {
                if (random.nextInt(8) == 0) {
                    acme.apply(FILES.get(random.nextInt(FILES.size())), 1);
                }
                if (random.nextInt(12) == 0 && erase(random)) {
                    for (var sequence : List.copyOf(then.keySet())) {
                        then.put(sequence, Everything.of(anew().view(sequence), DAYS));
                    }
                }
                switch (random.nextInt(6)) {
                    case 0 -> { // stopped
                        acme.engine.stop();
                        acme = new Acme(acme.store, new ImageFolders(cache));
                    }
                    case 1 -> acme = new Acme(acme.store, new ImageFolders(cache)); // killed
                    default -> {
                        // goes on
                    }
                }
                long sequence = acme.engine.ingest(deliveries.next()).sequence();
                if (random.nextInt(4) == 0) {
                    continue; // several at once
                }
                var told = Everything.of(acme.view(), DAYS);

                var anew = anew().view();
                assertSame(told, Everything.of(anew, DAYS), "seed %d, delivery %d", seed, delivery);
                var other = SettingsFile.read(FILES.get(random.nextInt(FILES.size())));
                assertSame(
                        Everything.of(acme.view().under(other), DAYS),
                        Everything.of(anew.under(other), DAYS),
                        "seed %d, delivery %d, counted otherwise",
                        seed,
                        delivery);
                then.put(sequence, told);
            }
            for (var point : then.entrySet()) {
                assertSame(
                        Everything.of(acme.view(point.getKey()), DAYS),
                        point.getValue(),
                        "seed %d, sequence %d",
                        seed,
                        point.getKey());
            }
            removeTenant();
            makeTenant();
        }
    }

    /** Says nothing of anybody's name any more. */
    private boolean erase(Random random) throws Exception {
        var people = acme.engine.find(Acme.ID, "", 100);
        if (people.isEmpty()) {
            return false;
        }
        var person = people.get(random.nextInt(people.size()));
        if (person.erased() != null) {
            return false;
        }
        acme.engine.erase(Acme.ID, person.id(), acme.engine.texts(Acme.ID, person.id(), List.of()));
        return true;
    }

    /** Nothing is kept or remembered. */
    private Acme anew() {
        return new Acme(acme.store);
    }

    /** Tells only the lines that differ. */
    private static void assertSame(List<String> told, List<String> expected, String what, Object... where) {
        var missing = new ArrayList<>(expected);
        missing.removeAll(told);
        var added = new ArrayList<>(told);
        added.removeAll(expected);
        assertThat(added).as(what, where).isEqualTo(missing);
        assertThat(told).as(what, where).isEqualTo(expected);
    }
}
