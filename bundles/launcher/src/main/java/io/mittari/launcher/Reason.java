package io.mittari.launcher;

import java.util.LinkedHashSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an exception and its causes say, on one line. */
final class Reason {

    private Reason() {}

    static String of(Throwable failure) {
        return Stream.<Throwable>iterate(failure, any -> any != null, Throwable::getCause)
                .map(Reason::words)
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .stream()
                .collect(Collectors.joining(": "));
    }

    private static String words(Throwable failure) {
        var message = failure.getMessage();
        if (failure instanceof StartFailed && message != null) {
            return message;
        }
        var name = failure.getClass().getSimpleName();
        return message == null ? name : name + " " + message.strip();
    }
}
