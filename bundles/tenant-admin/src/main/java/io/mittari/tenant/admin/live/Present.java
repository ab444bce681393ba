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
 * @param newest empty: there is no such tenant yet
 * @param file of the newest version
 * @param live the instances it should run
 * @param ailing those of them that do not
 */
record Present(
        Optional<TenantVersion> newest, Optional<TenantFile> file, List<LiveInstance> live, Set<LiveInstance> ailing) {

    static final Present NONE = new Present(Optional.empty(), Optional.empty(), List.of(), Set.of());

    Optional<LiveInstance> instance(Kind kind, String name) {
        return live.stream()
                .filter(each -> each.kind() == kind && each.instance().name().equals(name))
                .findFirst();
    }

    /** Where generations of instances that are new begin: above all there ever were, also of those long gone. */
    long nextGeneration() {
        return newest.map(TenantVersion::version).orElse(0) + 1L;
    }

    long sequence() {
        return newest.map(TenantVersion::sequence).orElse(0L);
    }
}
