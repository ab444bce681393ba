package io.mittari.connector.spi;

import java.util.List;

/**
 * A first mapping.
 *
 * @param mapping JSON text, indented for people
 * @param notes what is doubtful in it, for the person who takes it over
 */
public record MappingSuggestion(String mapping, List<String> notes) {

    public MappingSuggestion {
        notes = List.copyOf(notes);
    }
}
