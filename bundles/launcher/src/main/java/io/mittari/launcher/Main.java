package io.mittari.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import org.osgi.framework.BundleException;

/** {@code java -jar io.mittari.launcher.jar --distribution DIR [--home DIR] [--shell]}: runs the platform until it is stopped. */
final class Main {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.err));
    }

    private static int run(String[] arguments, Map<String, String> environment, PrintStream messages) {
        try {
            var settings = Settings.of(arguments, environment);
            try (var lock = HomeLock.take(settings.home())) {
                new Platform(settings.distribution(), lock.home(), settings.shell(), messages).run();
            }
            return DONE;
        } catch (WrongUsage wrong) {
            messages.println("mittari: " + wrong.getMessage());
            return WRONG_USAGE;
        } catch (StartFailed | IOException | BundleException failure) {
            messages.println("mittari: not started: " + Reason.of(failure));
            return FAILED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }
}
