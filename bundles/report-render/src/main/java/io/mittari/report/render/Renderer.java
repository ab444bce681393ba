package io.mittari.report.render;

import io.mittari.metrics.api.report.Document;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Writes documents. The same document gives the same bytes, on every machine and at every run; safe for many threads.
 */
@ProviderType
public interface Renderer {

    /** Writes numbers in the document's language, and escapes every text of the document. */
    Rendered render(Document document, Format format);
}
