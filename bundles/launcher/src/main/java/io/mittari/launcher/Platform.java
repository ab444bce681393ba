package io.mittari.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** One run of the platform, from the empty framework to its end. */
final class Platform {

    private final Path distribution;
    private final Home home;
    private final boolean shell;
    private final PrintStream messages;

    /** @param shell whether it reads commands from the standard input */
    Platform(Path distribution, Home home, boolean shell, PrintStream messages) {
        this.distribution = distribution;
        this.home = home;
        this.shell = shell;
        this.messages = messages;
    }

    /** Returns once the framework has stopped; a start that fails leaves nothing running. */
    void run() throws IOException, BundleException, StartFailed, InterruptedException {
        var started = Instant.now();
        var settings = FrameworkSettings.of(distribution, home);
        FrameworkSettings.publish(settings);
        var framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow(() -> new StartFailed("no OSGi framework beside the launcher"))
                .newFramework(settings);
        var ending = Ending.of(framework);
        try {
            Restored.putInPlace(home);
            home.forgetLastRun();
            tell("starting", started);
            start(framework, ShippedSet.keep(distribution, home, shell));
            tell("running", started);
            messages.println("mittari: running, home " + home.root());
            ending.await();
        } finally {
            ending.stop();
            Files.deleteIfExists(home.run().resolve(Home.PLATFORM));
            ending.over();
        }
    }

    private static void start(Framework framework, ShippedSet shipped)
            throws BundleException, IOException, StartFailed {
        framework.init();
        var bundles = PlatformBundles.install(framework.getBundleContext(), shipped.ofPlatform());
        framework.start();
        bundles.demandActive();
    }

    private void tell(String state, Instant started) throws IOException {
        var pid = ProcessHandle.current().pid();
        var fields = Map.of("pid", pid, "started", started, "state", state, "java", Runtime.version());
        home.writeRunFile(Home.PLATFORM, Json.object(new TreeMap<>(fields)) + "\n");
    }
}
