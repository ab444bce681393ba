package io.mittari.metrics.engine.image;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The few currencies of one tenant, in a byte each. */
final class Currencies {

    private final Texts texts;
    private final Map<Integer, Byte> codes = new HashMap<>();
    private final List<Currency> currencies = new ArrayList<>();

    Currencies(Texts texts) {
        this.texts = texts;
    }

    /** The same, to go on with: a code stays what it is. */
    Currencies copy() {
        var copy = new Currencies(texts);
        copy.codes.putAll(codes);
        copy.currencies.addAll(currencies);
        return copy;
    }

    /** @param text number of the currency's code; {@link Texts#NONE}: there is no amount, and the result means nothing */
    byte code(int text) {
        if (text == Texts.NONE) {
            return 0;
        }
        return codes.computeIfAbsent(text, t -> {
            currencies.add(Currency.getInstance(texts.text(t)));
            return (byte) (currencies.size() - 1);
        });
    }

    List<Currency> all() {
        return List.copyOf(currencies);
    }
}
