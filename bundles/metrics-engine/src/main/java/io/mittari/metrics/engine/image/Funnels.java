package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.image.Image.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The funnel each opportunity goes through: another one than main, if any of its records names it; of several the first
 * by name.
 */
final class Funnels {

    final List<String> names;
    final int[] codes;

    Funnels(Point point, Opportunities opportunities) {
        var image = point.image;
        var sorted = new TreeSet<String>();
        var tables = List.of(image.stages, image.closes, image.opens, image.descriptions);
        for (var table : tables) {
            collect(point, opportunities, table, sorted);
        }
        sorted.remove(TenantSettings.MAIN);
        names = new ArrayList<>();
        names.add(TenantSettings.MAIN);
        names.addAll(sorted);
        codes = new int[opportunities.size()];
        if (names.size() > 1) {
            for (var table : tables) {
                assign(point, opportunities, table);
            }
        }
    }

    private static void collect(Point point, Opportunities opportunities, Table table, Set<String> into) {
        var image = point.image;
        int rows = point.rows(table);
        int last = Texts.NONE;
        for (int i = 0; i < rows; i++) {
            int name = image.rowFunnels.get(table.rows.get(i));
            if (name != last && opportunities.of(table, i) != Opportunities.NONE && point.stands(table, i)) {
                into.add(image.texts.text(name));
                last = name;
            }
        }
    }

    private void assign(Point point, Opportunities opportunities, Table table) {
        var image = point.image;
        int rows = point.rows(table);
        for (int i = 0; i < rows; i++) {
            int opportunity = opportunities.of(table, i);
            if (opportunity != Opportunities.NONE && point.stands(table, i)) {
                int code = names.indexOf(image.texts.text(image.rowFunnels.get(table.rows.get(i))));
                if (code > 0 && (codes[opportunity] == 0 || code < codes[opportunity])) {
                    codes[opportunity] = code;
                }
            }
        }
    }
}
