package io.mittari.connectors.csv.mapping;

import io.mittari.metrics.api.fact.Context;
import org.jspecify.annotations.Nullable;

/** Who and where of a fact. */
final class Contexts {

    private final @Nullable Text owner;
    private final @Nullable Text channel;
    private final @Nullable Text campaign;
    private final @Nullable Text company;
    private final @Nullable Text product;
    private final @Nullable Text contact;
    private final boolean none;

    Contexts(FactRule fact, CellCompiler cells) {
        this.owner = cells.optional(fact.cell("owner"));
        this.channel = cells.optional(fact.cell("channel"));
        this.campaign = cells.optional(fact.cell("campaign"));
        this.company = cells.optional(fact.cell("company"));
        this.product = cells.optional(fact.cell("product"));
        var own = fact.cell("contact");
        this.contact = cells.optional(own == null ? cells.entry().contact() : own);
        this.none = owner == null
                && channel == null
                && campaign == null
                && company == null
                && product == null
                && contact == null;
    }

    Context of(Cells row) {
        return none
                ? Context.NONE
                : new Context(
                        text(owner, row),
                        text(channel, row),
                        text(campaign, row),
                        text(company, row),
                        text(product, row),
                        text(contact, row));
    }

    private static @Nullable String text(@Nullable Text text, Cells row) {
        var value = text == null ? "" : text.of(row);
        return value.isEmpty() ? null : value;
    }
}
