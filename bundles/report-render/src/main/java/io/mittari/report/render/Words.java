package io.mittari.report.render;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The few words that renderers add to a document, in its language; English where there is none of that language. */
final class Words {

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
}
