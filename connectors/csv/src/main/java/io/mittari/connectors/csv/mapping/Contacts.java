package io.mittari.connectors.csv.mapping;

import io.mittari.metrics.api.fact.Entity;
import io.mittari.metrics.api.ingest.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads who the contact of a row is; of an entry about persons, who the person is. */
final class Contacts {

    private final boolean any;
    private final boolean ofPerson;
    private final @Nullable Text key;
    private final @Nullable Text name;
    private final @Nullable Text email;
    private final @Nullable Text role;

    Contacts(Entry entry, CellCompiler cells) {
        this.any = !entry.contactFields().isEmpty();
        this.ofPerson = entry.entity() == Entity.PERSON;
        this.key = cells.optional(entry.contact());
        this.name = cells.optional(entry.contactFields().get("name"));
        this.email = cells.optional(entry.contactFields().get("email"));
        this.role = cells.optional(entry.contactFields().get("role"));
    }

    /** @param named how the entry's own key names what it is about; empty: not at all */
    List<Person> of(Cells row, String named) {
        if (!any) {
            return List.of();
        }
        var by = ofPerson ? named : text(key, row);
        return by == null || by.isEmpty()
                ? List.of()
                : List.of(new Person(Person.Kind.CONTACT, by, text(name, row), text(email, row), text(role, row)));
    }

    private static @Nullable String text(@Nullable Text text, Cells row) {
        var value = text == null ? "" : text.of(row);
        return value.isEmpty() ? null : value;
    }
}
