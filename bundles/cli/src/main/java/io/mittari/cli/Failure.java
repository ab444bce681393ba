package io.mittari.cli;

import java.io.Serial;

/** Why a command ends without having done it; the message is for the person at the terminal. */
final class Failure extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Failure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    static Failure failed(String message) {
        return new Failure(ExitCode.FAILED, message);
    }

    static Failure wrongUsage(String message) {
        return new Failure(ExitCode.WRONG_USAGE, message);
    }

    int exitCode() {
        return exitCode;
    }
}
