package io.mittari.cli;

/** What scripts go by. */
final class ExitCode {

    static final int DONE = 0;
    /** Also when every row of an import was rejected. */
    static final int FAILED = 1;

    static final int WRONG_USAGE = 2;
    /** Done, but rows were rejected and {@code --strict} was given. */
    static final int REJECTED = 3;

    private ExitCode() {}
}
