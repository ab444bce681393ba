package io.mittari.connectors.csv.mapping;

/** Facts of one entry that would take each other's place. */
final class Slots {

    private Slots() {}

    static void check(Entry entry) {
        var facts = entry.facts();
        for (var i = 0; i < facts.size(); i++) {
            var slot = facts.get(i).constantSlot();
            if (slot != null) {
                if (slot.equals("described")) {
                    throw new MappingRefused(facts.get(i).place(), "\"described\" is the slot of the attributes");
                }
                for (var j = 0; j < i; j++) {
                    if (slot.equals(facts.get(j).constantSlot()) && !exclude(facts.get(i), facts.get(j))) {
                        throw new MappingRefused(
                                facts.get(i).place(),
                                ("fills the same slot \"%s\" as %s; give them a \"when\" that excludes each other, "
                                                + "or one of them a \"name\"")
                                        .formatted(slot, facts.get(j).place()));
                    }
                }
            }
        }
    }

    private static boolean exclude(FactRule a, FactRule b) {
        return a.when() != null && b.when() != null && a.when().excludes(b.when());
    }
}
