package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.metrics.store.TenantVersion;
import io.mittari.tenant.admin.Move;
import io.mittari.tenant.admin.SwapRecord;
import io.mittari.tenant.admin.file.InstanceEntry;
import io.mittari.tenant.admin.file.TenantFile;
import io.mittari.tenant.admin.file.TenantFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of a tenant's instances, read out of the versions of its file. Pure. */
final class InstanceHistory {

    private static final Logger LOG = LoggerFactory.getLogger(InstanceHistory.class);

    private InstanceHistory() {}

    /**
     * One instance in one change.
     *
     * @param before null: there was none of that name
     * @param after null: there is none any more
     */
    record Step(
            Kind kind,
            String name,
            @Nullable InstanceEntry before,
            @Nullable InstanceEntry after) {

        Move move() {
            return new Move(kind, name, version(before), version(after));
        }

        private static Move.@Nullable Version version(@Nullable InstanceEntry entry) {
            return entry == null
                    ? null
                    : new Move.Version(
                            entry.component(),
                            entry.version().orElse(""),
                            entry.settings().toString());
        }
    }

    /** A version of the file that changed instances. */
    record Change(TenantVersion version, List<Step> steps) {

        SwapRecord told() {
            return new SwapRecord(
                    version.version(),
                    version.sequence(),
                    version.at(),
                    version.by(),
                    version.why(),
                    steps.stream().map(Step::move).toList());
        }
    }

    /** The newest first. A version that this program cannot read is left out. */
    static List<Change> of(List<TenantVersion> versions, TenantFormat format) {
        var changes = new ArrayList<Change>();
        List<InstanceEntry> before = List.of();
        for (var version : versions.stream()
                .sorted(Comparator.comparingInt(TenantVersion::version))
                .toList()) {
            var file = read(version, format);
            if (file.isPresent()) {
                var after = file.get().instances();
                var steps = steps(before, after);
                if (!steps.isEmpty()) {
                    changes.add(new Change(version, steps));
                }
                before = after;
            }
        }
        Collections.reverse(changes);
        return changes;
    }

    private static Optional<TenantFile> read(TenantVersion version, TenantFormat format) {
        try {
            return Optional.of(format.read(version.file()));
        } catch (BadRequest unreadable) {
            LOG.warn("{}: version {} cannot be read: {}", version.tenant(), version.version(), unreadable.getMessage());
            return Optional.empty();
        }
    }

    private static List<Step> steps(List<InstanceEntry> before, List<InstanceEntry> after) {
        return Stream.concat(before.stream(), after.stream())
                .map(each -> new Step(each.kind(), each.name(), find(before, each), find(after, each)))
                .distinct()
                .filter(step -> !Objects.equals(
                        step.move().before().orElse(null), step.move().after().orElse(null)))
                .toList();
    }

    private static @Nullable InstanceEntry find(List<InstanceEntry> entries, InstanceEntry wanted) {
        return entries.stream()
                .filter(each -> each.kind() == wanted.kind() && each.name().equals(wanted.name()))
                .findFirst()
                .orElse(null);
    }
}
