package io.mittari.web;

import java.io.Serial;

/** A request that is answered with a status other than success; the message is for the one who asked. */
final class Refusal extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean usage;

    private Refusal(int status, String message, boolean usage) {
        super(message);
        this.status = status;
        this.usage = usage;
    }

    /** The request cannot be read: a period, a day, a number that is none. */
    static Refusal malformed(String message) {
        return new Refusal(400, message, true);
    }

    /** The request can be read, and can never be done. */
    static Refusal impossible(String message) {
        return new Refusal(400, message, false);
    }

    static Refusal unauthorized(String message) {
        return new Refusal(401, message, false);
    }

    static Refusal forbidden(String message) {
        return new Refusal(403, message, false);
    }

    static Refusal notFound(String message) {
        return new Refusal(404, message, false);
    }

    static Refusal notAllowed(String message) {
        return new Refusal(405, message, false);
    }

    static Refusal conflict(String message) {
        return new Refusal(409, message, false);
    }

    static Refusal tooLarge(String message) {
        return new Refusal(413, message, false);
    }

    static Refusal noSpace(String message) {
        return new Refusal(507, message, false);
    }

    int status() {
        return status;
    }

    /** Whether it was written wrongly, rather than asking for what there is not. */
    boolean usage() {
        return usage;
    }

    /** For people. */
    String message() {
        return String.valueOf(getMessage());
    }
}
