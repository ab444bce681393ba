package io.mittari.cli;

import java.io.PrintStream;

/** One line that is written over and over; nothing where nobody watches. */
final class ProgressBar {

    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean watched;
    private int shown;

    ProgressBar(PrintStream out, boolean watched) {
        this.out = out;
        this.watched = watched;
    }

    void show(long bytes, long totalBytes, long rows) {
        double share = totalBytes == 0 ? 0 : Math.min(1, (double) bytes / totalBytes);
        int full = (int) (share * WIDTH);
        write("[%s%s] %3d %%  %d rows"
                .formatted("#".repeat(full), ".".repeat(WIDTH - full), (int) (share * 100), rows));
    }

    void show(String text) {
        write(text);
    }

    void end() {
        if (shown > 0) {
            write("");
            out.print('\r');
            out.flush();
        }
    }

    private void write(String line) {
        if (watched) {
            out.print('\r' + line + " ".repeat(Math.max(0, shown - line.length())));
            out.flush();
            shown = line.length();
        }
    }
}
