package io.mittari.metrics.engine.integrity;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.Finding;
import io.mittari.metrics.engine.admin.Integrity.Progress;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.JournalStore;
import io.mittari.metrics.store.LostBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks one tenant's journal and what is derived from it; sets aside what cannot be read, uses again what can. */
public final class Doctor {

    private static final String RESTORE =
            "restore a backup that has it: mittari restore DIR --replace; if there is none: mittari tenant export %1$s DIR,"
                    + " mittari tenant remove %1$s, tenant add, and import its files again. Until then its figures say that"
                    + " something is missing, and nothing can be added";

    private final JournalStore store;
    private final List<Derived> derived;
    private final Changed changed;

    /** @param changed told of a tenant whose blocks are others now, before anybody asks for them again */
    public Doctor(JournalStore store, List<Derived> derived, Changed changed) {
        this.store = store;
        this.derived = List.copyOf(derived);
        this.changed = changed;
    }

    /** Told of a tenant whose blocks are others now. */
    @FunctionalInterface
    public interface Changed {
        void blocksOf(TenantId tenant) throws Unavailable;
    }

    public List<Finding> check(TenantId tenant, JournalHead head, Progress progress) throws Unavailable {
        var findings = new ArrayList<Finding>();
        var walk = new JournalWalk(head, progress);
        store.blocks(tenant, 0, head.blocks(), walk);
        walk.end();
        if (store.head(tenant).isEmpty()) {
            return List.of(); // removed meanwhile
        }
        setAside(tenant, walk, findings);
        for (var wrong : walk.wrong()) {
            findings.add(Finding.open("tenant %s: %s".formatted(tenant, wrong), RESTORE.formatted(tenant)));
        }
        if (walk.holes().isEmpty() && walk.wrong().isEmpty()) { // of what is not whole nothing can be derived
            for (var each : derived) {
                check(each, tenant, head, findings);
            }
        }
        return findings;
    }

    private void setAside(TenantId tenant, JournalWalk walk, List<Finding> findings) throws Unavailable {
        Map<Long, LostBlock> known = new HashMap<>();
        for (var lost : store.lost(tenant)) {
            known.put(lost.number(), lost);
        }
        boolean others = false;
        for (var hole : walk.holes()) {
            for (var block : hole.blocks().entrySet()) {
                if (known.remove(block.getKey()) == null) {
                    store.setAside(tenant, block.getKey(), block.getValue());
                    others = true;
                }
            }
            findings.add(Finding.open(
                    "tenant %s: %s. What is there of it is set aside".formatted(tenant, hole.told()),
                    RESTORE.formatted(tenant)));
        }
        for (var back : walk.wrong().isEmpty() ? known.keySet() : List.<Long>of()) {
            store.useAgain(tenant, back);
            others = true;
            findings.add(Finding.mended(
                    "tenant %s: block %d was set aside and can be read again".formatted(tenant, back),
                    "it is used again"));
        }
        if (others) {
            changed.blocksOf(tenant);
        }
    }

    private static void check(Derived each, TenantId tenant, JournalHead head, List<Finding> findings)
            throws Unavailable {
        var wrong = each.verify(tenant, head);
        if (!wrong.isEmpty()) {
            each.makeAgain(tenant);
            findings.add(Finding.mended(
                    "tenant %s: %s: %s".formatted(tenant, each.name(), String.join(", ", wrong)),
                    "it is made again from the journal"));
        }
    }
}
