package io.mittari.report.render;

import io.mittari.metrics.api.Sentence;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The few words that renderers add to a document, in its language; English where there is none of that language. */
final class Words {

    private static final String SAID = "said.";

    private final ResourceBundle bundle;

    Words(Locale language) {
        // This bundle's own loader, and never the language of the machine.
        bundle = ResourceBundle.getBundle(
                "OSGI-INF/l10n/render",
                language,
                Words.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    String of(String key) {
        return bundle.getString(key);
    }

    /** What the engine says of a number; in its own English where this language has no words for it. */
    String of(Sentence sentence) {
        var key = SAID + sentence.key();
        return bundle.containsKey(key)
                ? new MessageFormat(bundle.getString(key), bundle.getLocale())
                        .format(sentence.parts().toArray())
                : sentence.text();
    }
}
