package io.mittari.launcher;

/** The platform cannot run as it is; the message names what is wrong, for who operates it. */
final class StartFailed extends Exception {

    private static final long serialVersionUID = 1;

    StartFailed(String message) {
        super(message);
    }
}
