package io.mittari.tenant.admin.live;

import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.metrics.store.TenantVersion;
import io.mittari.tenant.admin.file.TenantFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A tenant as it stands before a change.
 *
 * @param highest the highest generation an instance of a tenant of that id ever had, also of one that was removed
 * @param newest empty: there is no such tenant yet
 * @param file of the newest version; empty also if this program cannot read it
 * @param live the instances it should run
 * @param ailing those of them that do not
 */
record Present(
        long highest,
        Optional<TenantVersion> newest,
        Optional<TenantFile> file,
        List<LiveInstance> live,
        Set<LiveInstance> ailing) {

    static Present none(long highest) {
        return new Present(highest, Optional.empty(), Optional.empty(), List.of(), Set.of());
    }

    Optional<LiveInstance> instance(Kind kind, String name) {
        return live.stream()
                .filter(each -> each.kind() == kind && each.instance().name().equals(name))
                .findFirst();
    }

    /** Where generations of instances that are new begin: above all there ever were, also of those long gone. */
    long nextGeneration() {
        return highest + 1;
    }

    long sequence() {
        return newest.map(TenantVersion::sequence).orElse(0L);
    }
}
