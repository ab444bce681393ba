package io.mittari.connectors.csv.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The facts a mapping can name, and their fields. */
enum FactKind {
    STAGE(true, "stage at", ""),
    CLOSED(true, "outcome at", "value reason"),
    OPEN(true, "", "value expected probability stage at"),
    QUALIFIED(false, "criterion at", "verdict reason by"),
    ACTIVITY(false, "kind at", "minutes until direction held result"),
    SIGNAL(false, "signal at", "message verdict"),
    VISIT(false, "at", "page content"),
    COST(true, "value at", "until kind"),
    REVENUE(false, "value at", "cost business"),
    CUSTOMER(false, "event at", "recurring per"),
    QUOTA(false, "value at", "until measure"),
    FORECAST(false, "value at for", ""),
    SURVEY(false, "kind score at", "scale"),
    TIME(false, "minutes at", "kind"),
    RATE(true, "currency at value", ""),
    TOTAL(true, "count at per", "stage outcome kind value estimate"),
    LINK(true, "keys", "at"),
    RETRACTED(true, "key", "slot at");

    /** Fields in which a bare string is a constant. */
    static final Set<String> CONSTANTS =
            Set.of("stage", "outcome", "kind", "signal", "verdict", "criterion", "per", "event");

    /** Fields that every fact may have. */
    static final List<String> CONTEXT =
            List.of("owner", "channel", "campaign", "company", "product", "contact", "currency");

    private final boolean taken;
    private final String needed;
    private final String further;

    FactKind(boolean taken, String needed, String further) {
        this.taken = taken;
        this.needed = needed;
        this.further = further;
    }

    private static List<String> words(String words) {
        return words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
    }

    /** The name in mappings. */
    String word() {
        return Words.folded(name());
    }

    /** Whether this version makes it; the others are known and refused by name. */
    boolean isTaken() {
        return taken;
    }

    List<String> needed() {
        return words(needed);
    }

    /** Whether it is about one opportunity, and so needs the entry's key. */
    boolean needsKey() {
        return this == STAGE || this == CLOSED || this == OPEN;
    }

    /** Fields that hold one cell each. */
    List<String> fields() {
        var fields = new ArrayList<String>();
        fields.addAll(words(needed));
        fields.addAll(words(further));
        for (var field : CONTEXT) {
            if (!fields.contains(field)) {
                fields.add(field);
            }
        }
        return fields;
    }

    static List<String> words() {
        return java.util.Arrays.stream(values()).map(FactKind::word).toList();
    }
}
