package io.mittari.report.render;

import io.mittari.metrics.api.report.Document;
import org.osgi.service.component.annotations.Component;

/** One writer per format; nothing is kept between two documents. */
@Component
public final class DocumentRenderer implements Renderer {

    @Override
    public Rendered render(Document document, Format format) {
        return Rendered.text(
                format,
                switch (format) {
                    case HTML -> new HtmlPage(document).write();
                    case MARKDOWN -> new MarkdownPage(document).write();
                    case JSON -> new JsonPage(document).write();
                });
    }
}
