package io.mittari.connectors.csv.advice;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files of one kind, and what their columns are for.
 *
 * @param files all with the same columns; the first is looked at
 * @param preset null: it is nobody's whom we know
 * @param roles columns by role; several only where the first that is not empty counts
 */
record Drafted(List<FileProfile> files, @Nullable Preset preset, Map<Role, List<ColumnProfile>> roles) {

    private static final Set<Role> TELLING = Set.of(Role.CREATED, Role.CLOSED, Role.STAGE_CHANGED, Role.DATE);

    static Drafted of(List<FileProfile> files, @Nullable Preset preset, Aliases aliases, List<String> notes) {
        var columns = files.get(0).named();
        var roles = new EnumMap<Role, List<ColumnProfile>>(Role.class);
        if (preset == null) {
            aliases.match(columns).forEach((role, column) -> roles.put(role, List.of(column)));
        } else {
            for (var role : Role.values()) {
                var found = preset.columns(role, columns);
                var fit = found.stream().filter(role::fits).toList();
                if (fit.isEmpty() && !found.isEmpty() && found.get(0).filled() > 0) {
                    notes.add("%s: '%s' does not hold %s in every row, so it is left out"
                            .formatted(files.get(0).name(), found.get(0).name(), role.holds()));
                }
                if (!fit.isEmpty()) {
                    roles.put(role, preset.every().contains(role) ? fit : List.of(fit.get(0)));
                }
            }
        }
        return new Drafted(files, preset, roles);
    }

    FileProfile file() {
        return files.get(0);
    }

    @Nullable
    ColumnProfile column(Role role) {
        var columns = roles.get(role);
        return columns == null ? null : columns.get(0);
    }

    boolean has(Role role) {
        return roles.containsKey(role);
    }

    /** Whether its rows tell when something happened; if not, it may be a table to look values up in. */
    boolean tellsTime() {
        return preset != null
                || file().named().stream().anyMatch(ColumnProfile::isPlainDate)
                || roles.keySet().stream().anyMatch(TELLING::contains);
    }

    /** Columns without a role, in their order. */
    List<ColumnProfile> free() {
        var taken = new ArrayList<ColumnProfile>();
        roles.values().forEach(taken::addAll);
        return file().named().stream().filter(column -> !taken.contains(column)).toList();
    }

    /** The same files with one more role. */
    Drafted with(Role role, ColumnProfile column) {
        var more = new LinkedHashMap<>(roles);
        more.put(role, List.of(column));
        return new Drafted(files, preset, more);
    }
}
