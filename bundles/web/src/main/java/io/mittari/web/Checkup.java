package io.mittari.web;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.Finding;
import io.mittari.metrics.engine.admin.Integrity;
import io.mittari.metrics.store.StoreUpkeep;
import io.mittari.tenant.admin.Bundles;
import io.mittari.tenant.admin.HomeUpkeep;
import io.mittari.tenant.admin.Instances;
import io.mittari.tenant.admin.Runs;
import io.mittari.tenant.admin.Tenants;
import io.mittari.tenant.admin.Unloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What is wrong with the platform and its customers: at a glance, or after reading everything. */
record Checkup(
        Path root,
        Health health,
        Tenants tenants,
        Instances instances,
        Unloads unloads,
        Bundles bundles,
        StoreUpkeep store,
        Integrity integrity,
        HomeUpkeep home,
        Runs runs) {

    private static final long LITTLE_DISK = 1L << 30;

    /** What is known without reading what is stored. */
    List<Finding> glance() throws Unavailable {
        var findings = running();
        lost(findings);
        return findings;
    }

    private List<Finding> running() throws Unavailable {
        var findings = new ArrayList<Finding>();
        health.findings().forEach(found -> findings.add(Finding.open(found.wrong(), found.mend())));
        for (var ailing : instances.ailing()) {
            var live = ailing.instance();
            findings.add(Finding.open(
                    "%s of tenant %s does not run: %s"
                            .formatted(live.instance().name(), live.instance().tenant(), ailing.trouble()),
                    "mend its entry in the tenant file, then mittari tenant apply"));
        }
        findings.addAll(unloads.leftovers());
        for (var unreadable : tenants.unreadable()) {
            findings.add(Finding.open(
                    unreadable.told(),
                    "mittari tenant show %s --file prints it; mend it, then mittari tenant apply"
                            .formatted(unreadable.tenant())));
        }
        distrusted(findings);
        unwritten(findings);
        disk(findings);
        return findings;
    }

    private void unwritten(List<Finding> findings) {
        var unwritten = runs.unwritten();
        if (unwritten.waiting() + unwritten.lost() > 0) {
            findings.add(Finding.open(
                    "the ledger of reports lacks %,d documents that wait to be written and %,d of which nothing is known"
                            .formatted(unwritten.waiting(), unwritten.lost()),
                    "see the log why the store takes none; what waits is written when it does again"));
        }
    }

    private void distrusted(List<Finding> findings) throws Unavailable {
        for (var bundle : bundles.list()) {
            if (bundle.trouble() == null
                    || (bundle.installed() == null && bundle.tenants().isEmpty())) {
                continue;
            }
            var tenants = bundle.tenants().stream().map(TenantId::value).collect(Collectors.joining(", "));
            findings.add(Finding.open(
                    "bundle %s %s must not run: %s; %s"
                            .formatted(
                                    bundle.name(),
                                    bundle.version(),
                                    bundle.trouble(),
                                    tenants.isEmpty() ? "no tenant has it" : "tenants that have it: " + tenants),
                    "%smittari bundle uninstall %s %s; where trust is missing and you know that it is good: mittari trust add %s"
                            .formatted(
                                    tenants.isEmpty() ? "" : "give them another version, then ",
                                    bundle.name(),
                                    bundle.version(),
                                    bundle.sha256())));
        }
    }

    /** Also reads the store, and whole journals. */
    List<Finding> whole(List<TenantId> chosen, Consumer<String> progress) throws Unavailable {
        var findings = running();
        store.mended().forEach(done -> findings.add(Finding.mended(done, "done when the store was opened")));
        progress.accept("the store's files");
        store.check().forEach(flaw -> findings.add(Finding.open(flaw.wrong(), flaw.mend())));
        for (var tenant : chosen) {
            progress.accept(tenant + ": tables");
            try {
                store.check(tenant).forEach(flaw -> findings.add(Finding.open(flaw.wrong(), flaw.mend())));
                findings.addAll(integrity.check(
                        tenant, (done, of) -> progress.accept("%s: block %,d of %,d".formatted(tenant, done, of))));
                findings.addAll(home.check(tenant));
            } catch (MetricsException unchecked) {
                findings.add(Finding.open(
                        "tenant %s cannot be checked: %s".formatted(tenant, unchecked.getMessage()),
                        "see the log, then mittari doctor " + tenant));
            }
        }
        lost(findings);
        return findings;
    }

    private void lost(List<Finding> findings) throws Unavailable {
        long lost = store.lost();
        if (lost > 0) {
            findings.add(Finding.open(told(lost), "mittari doctor reads all journals, and says whose and the mend"));
        }
    }

    /** Names no customer. */
    static String told(long lost) {
        return lost == 1
                ? "1 block of a journal cannot be read and is set aside"
                : "%,d blocks of journals cannot be read and are set aside".formatted(lost);
    }

    private void disk(List<Finding> findings) throws Unavailable {
        try {
            long free = Files.getFileStore(root).getUsableSpace();
            if (free < LITTLE_DISK) {
                findings.add(Finding.open("%d MB of disk are left for %s".formatted(free >> 20, root), "make room"));
            }
        } catch (IOException unreadable) {
            throw new Unavailable("the home " + root + " cannot be read", unreadable);
        }
    }
}
