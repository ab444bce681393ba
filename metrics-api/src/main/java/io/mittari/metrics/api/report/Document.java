package io.mittari.metrics.api.report;

import java.util.List;
import java.util.Locale;

/**
 * A finished report, without any format: renderers make HTML, Markdown, JSON and later others of it.
 *
 * @param title for example {@code Sales funnel, October 2026}
 * @param subtitle whom it is for
 * @param language of all its texts; renderers write numbers and dates in it
 * @param actions what the reader should do next, most urgent first; may be empty
 * @param blocks in reading order; the actions are shown where the {@link Block.Actions} block stands
 * @param papers how the figures were made: sequence, definitions, bases; one line each
 */
public record Document(
        String title, String subtitle, Locale language, List<Action> actions, List<Block> blocks, List<String> papers) {

    public Document {
        actions = List.copyOf(actions);
        blocks = List.copyOf(blocks);
        papers = List.copyOf(papers);
    }

    public static Document of(
            String title,
            String subtitle,
            Locale language,
            List<Action> actions,
            List<Block> blocks,
            List<String> papers) {
        return new Document(title, subtitle, language, actions, blocks, papers);
    }

    /**
     * One thing to do.
     *
     * @param what in the imperative
     * @param because the figure that asks for it
     * @param effect what it should bring, or empty
     */
    public record Action(String what, String because, String effect) {}
}
