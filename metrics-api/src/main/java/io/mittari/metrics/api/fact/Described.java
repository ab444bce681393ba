package io.mittari.metrics.api.fact;

import java.util.Map;

/**
 * The attributes of an opportunity, company, person, owner, campaign or product. Attributes live only here; dimensions
 * are resolved through references when they are asked for.
 *
 * @param name of the entity described; empty for the opportunity, which the record's subject names
 * @param attributes never with an empty value: what the source leaves empty is not said
 */
public record Described(Entity entity, String name, Map<String, String> attributes) implements Fact {

    public Described {
        attributes = Map.copyOf(attributes);
        if (name.isEmpty() != (entity == Entity.OPPORTUNITY)) {
            throw new IllegalArgumentException("only an opportunity is described without a name");
        }
    }
}
