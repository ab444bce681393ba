package io.mittari.connectors.csv.file;

/**
 * The bytes beyond ASCII of a text, counted by what stands before and after them: in the right encoding they are letters
 * where letters belong. One thread.
 */
final class HighBytes {

    /** What stands beside a byte. */
    enum Beside {
        NOTHING(0),
        LOWER(1),
        UPPER(2),
        DIGIT(3),
        HIGH(4);

        /** One of them, without a copy of all each time. */
        private static final Beside[] ALL = values();

        private final int number;

        Beside(int number) {
            this.number = number;
        }

        boolean isLetter() {
            return this == LOWER || this == UPPER || this == HIGH;
        }
    }

    /** Hears how often a byte stands between two others. */
    interface Counted {
        void count(int b, Beside before, Beside after, long times);
    }

    private static final int KINDS = Beside.values().length;

    private final long[] counts = new long[128 * KINDS * KINDS];
    private long turkish;
    private long icelandic;

    private int pending = -1;
    private Beside beforePending = Beside.NOTHING;
    private Beside before = Beside.NOTHING;

    private boolean shared;
    private boolean turkishWord;
    private boolean icelandicWord;

    /** Bytes of ASCII were passed over; this was the last. */
    void pass(byte last) {
        before = beside(last);
    }

    /** Whether the word in hand has bytes beyond ASCII. */
    boolean isInWord() {
        return pending >= 0 || shared || turkishWord || icelandicWord;
    }

    void take(int b) {
        var kind = beside(b);
        if (pending >= 0) {
            counts[((pending - 128) * KINDS + beforePending.number) * KINDS + kind.number]++;
            pending = -1;
        }
        if (kind == Beside.HIGH) {
            pending = b;
            beforePending = before;
            word(b);
        } else if (!kind.isLetter()) {
            endWord();
        }
        before = kind;
    }

    /** Ğ İ Ş ğ ı ş of windows-1254 are Ð Ý Þ ð ý þ in windows-1252: what else is in the word? */
    private void word(int b) {
        switch (b) {
            case 0xd0, 0xf0, 0xfd -> shared = true;
            case 0xde, 0xfe -> {
                shared = true;
                turkishWord |= before.isLetter(); // a thorn begins words
            }
            case 0xdd -> {
                shared = true;
                turkishWord |= !before.isLetter(); // an Ý does not
            }
            case 0xe7, 0xc7, 0xfc, 0xdc -> turkishWord = true;
            case 0xe6, 0xc6, 0xe1, 0xc1, 0xed, 0xcd, 0xf3, 0xd3, 0xfa, 0xda -> icelandicWord = true;
            default -> {}
        }
    }

    private void endWord() {
        if (shared && turkishWord != icelandicWord) {
            turkish += turkishWord ? 1 : 0;
            icelandic += icelandicWord ? 1 : 0;
        }
        shared = false;
        turkishWord = false;
        icelandicWord = false;
    }

    void end() {
        take(' ');
    }

    private static Beside beside(int b) {
        if (b >= 'a' && b <= 'z') {
            return Beside.LOWER;
        }
        if (b >= 'A' && b <= 'Z') {
            return Beside.UPPER;
        }
        return b >= '0' && b <= '9' ? Beside.DIGIT : b >= 0x80 ? Beside.HIGH : Beside.NOTHING;
    }

    void tell(Counted counted) {
        for (var i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                counted.count(
                        128 + i / (KINDS * KINDS), Beside.ALL[i / KINDS % KINDS], Beside.ALL[i % KINDS], counts[i]);
            }
        }
    }

    /** Whether a letter stands in it that windows-1252 and windows-1254 read differently. */
    boolean hasShared() {
        for (var b : new int[] {0xd0, 0xdd, 0xde, 0xf0, 0xfd, 0xfe}) {
            for (var i = (b - 128) * KINDS * KINDS; i < (b - 127) * KINDS * KINDS; i++) {
                if (counts[i] > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Words that are Turkish if one of these letters is. */
    long turkish() {
        return turkish;
    }

    /** Words that are Icelandic if one of these letters is. */
    long icelandic() {
        return icelandic;
    }
}
