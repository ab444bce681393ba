package io.mittari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The progress bar. */
class ProgressBarTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);

    @Test
    void it_overwrites_itself_and_leaves_nothing() {
        var bar = new ProgressBar(stream, true);

        bar.show(50, 100, 1234);
        bar.end();

        var line = "[###############...............]  50 %  1234 rows";
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r" + line + "\r" + " ".repeat(line.length()) + "\r");
    }

    @Test
    void it_is_silent_where_nobody_watches() {
        var bar = new ProgressBar(stream, false);

        bar.show(50, 100, 1234);
        bar.end();

        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
