package io.mittari.tenant.admin.live;

import static java.util.stream.Collectors.joining;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.tenant.admin.Undoing;
import io.mittari.tenant.admin.file.InstanceEntry;
import io.mittari.tenant.admin.file.TenantFile;
import io.mittari.tenant.admin.live.InstanceHistory.Change;
import io.mittari.tenant.admin.live.InstanceHistory.Step;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A tenant's file with one change of its instances taken back. Pure. */
final class Rollback {

    private Rollback() {}

    /**
     * @param file as it is
     * @param all what became of its instances, the newest first
     */
    static TenantFile of(TenantFile file, List<Change> all, Undoing undoing) throws BadRequest {
        var name = undoing.instance() == null ? null : named(all, undoing.instance());
        var undo = all.stream()
                .filter(change -> undoing.change() == null || change.version().version() == undoing.change())
                .filter(change -> name == null
                        || change.steps().stream().anyMatch(step -> step.name().equals(name)))
                .findFirst()
                .orElseThrow(() -> nothingToUndo(file, undoing, all));
        var back = file;
        for (var step : undo.steps()) {
            if (name == null || step.name().equals(name)) {
                demandUntouched(undo, step, all);
                back = back.with(
                        step.kind(),
                        step.name(),
                        step.before() == null ? null : step.before().stated());
            }
        }
        return back;
    }

    /** Also one that is not there any more may be meant. */
    private static String named(List<Change> all, String word) throws BadRequest {
        var ever = all.stream()
                .flatMap(change -> change.steps().stream())
                .flatMap(step -> Stream.of(step.before(), step.after()))
                .filter(Objects::nonNull)
                .toList();
        var names = Named.fitting(ever, InstanceEntry::name, InstanceEntry::component, word).stream()
                .map(InstanceEntry::name)
                .distinct()
                .toList();
        if (names.size() != 1) {
            throw new BadRequest("'%s': %s; there are: %s"
                    .formatted(
                            word,
                            names.isEmpty() ? "there was none" : "more than one fits, say which by name",
                            ever.stream()
                                    .map(InstanceEntry::name)
                                    .distinct()
                                    .sorted()
                                    .collect(joining(", "))));
        }
        return names.get(0);
    }

    private static BadRequest nothingToUndo(TenantFile file, Undoing undoing, List<Change> all) {
        return new BadRequest("%s has no change %sof %s that could be undone; there are: %s"
                .formatted(
                        file.id(),
                        undoing.change() == null ? "" : undoing.change() + " ",
                        undoing.instance() == null ? "its instances" : undoing.instance(),
                        all.stream()
                                .map(change -> String.valueOf(change.version().version()))
                                .collect(joining(", "))));
    }

    /** What came after would be undone with it, unasked. */
    private static void demandUntouched(Change undo, Step step, List<Change> all) throws BadRequest {
        for (var later : all) {
            if (later.version().version() > undo.version().version()
                    && later.steps().stream()
                            .anyMatch(each ->
                                    each.kind() == step.kind() && each.name().equals(step.name()))) {
                throw new BadRequest("%s was changed again since change %d, in change %d: undo that first"
                        .formatted(
                                step.move().subject(),
                                undo.version().version(),
                                later.version().version()));
            }
        }
    }
}
