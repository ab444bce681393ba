package io.mittari.tenant.admin.live;

import io.mittari.metrics.engine.crash.Writes;
import java.nio.file.Path;

/** A process that does every {@link Command}, and is ended before one of its writes or at a point. */
public final class CrashingHome {

    /** Printed after each command, and a point of its own. */
    static final String DONE = "done ";

    private CrashingHome() {}

    /** {@code HOME} alone: it comes to its end and tells all steps; with the number of a write or a point: it is ended there. */
    public static void main(String[] arguments) throws Exception {
        var home = HomeOnDerby.open(Path.of(arguments[0]));
        var end = arguments.length > 1 ? arguments[1] : "";
        if (!end.isEmpty() && Character.isDigit(end.charAt(0))) {
            Writes.count(Long.parseLong(end));
        } else {
            Writes.count(end);
        }
        for (var command : Command.ALL) {
            command.run(home);
            System.out.println(DONE + command.name());
            Writes.reached(DONE + command.name());
        }
        System.out.println("writes " + Writes.stop());
        Writes.points().forEach(point -> System.out.println("point " + point));
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
