package io.mittari.launcher;

/** The command line cannot be understood; the message says what it should be. */
final class WrongUsage extends Exception {

    private static final long serialVersionUID = 1;

    WrongUsage(String message) {
        super(message);
    }
}
