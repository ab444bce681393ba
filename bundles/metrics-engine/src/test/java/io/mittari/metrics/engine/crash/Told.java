package io.mittari.metrics.engine.crash;

import java.util.List;

/** What a process told before it ended: every sequence that was promised to be stored, and how far it came. */
public final class Told {

    private int steps;
    private long sequence;

    /** A receipt was handed out. */
    public void stored(long sequence) {
        this.sequence = Math.max(this.sequence, sequence);
        System.out.println("stored " + sequence);
    }

    /** A step is done whole. */
    public void acknowledged(int step, long sequence) {
        stored(sequence);
        steps = step + 1;
        System.out.println("step " + step);
    }

    /** How many steps were done, one after the other. */
    public int steps() {
        return steps;
    }

    /** The last one promised; 0: none. */
    public long sequence() {
        return sequence;
    }

    /** From what the process printed. */
    public static Told read(List<String> lines) {
        var told = new Told();
        for (var line : lines) {
            var words = line.split(" ", 2);
            if (words[0].equals("stored")) {
                told.sequence = Math.max(told.sequence, Long.parseLong(words[1]));
            } else if (words[0].equals("step")) {
                told.steps = Integer.parseInt(words[1]) + 1;
            }
        }
        return told;
    }
}
