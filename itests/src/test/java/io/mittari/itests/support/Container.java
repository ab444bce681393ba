package io.mittari.itests.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import org.ops4j.pax.exam.CoreOptions;
import org.ops4j.pax.exam.OptionUtils;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.nat.internal.NativeTestContainer;
import org.ops4j.pax.exam.spi.DefaultExamSystem;
import org.ops4j.pax.exam.spi.PaxExamRuntime;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/**
 * A Felix, started by Pax Exam's native container. The one class that knows Pax Exam's inside.
 *
 * <p>The exam system is made bare: the default one adds bundles by {@code link:} and {@code mvn:} addresses, which look into
 * the local repository instead of this build.
 */
final class Container {

    private final TestContainer container;
    private final Osgi osgi;
    private final Baseline baseline;

    private Container(TestContainer container, Osgi osgi, Baseline baseline) {
        this.container = container;
        this.osgi = osgi;
        this.baseline = baseline;
    }

    static Container start(OsgiRuntime runtime) throws Exception {
        var root = Files.createDirectories(Path.of(System.getProperty("itests.work")));
        var work = Files.createTempDirectory(root, runtime.getClass().getSimpleName() + "-");
        var options = OptionUtils.combine(
                runtime.options(work),
                CoreOptions.workingDirectory(work.resolve("framework").toString()));
        var container = PaxExamRuntime.createContainer(DefaultExamSystem.create(options));
        container.start();
        var context = ((NativeTestContainer) container).getSystemBundle().getBundleContext();
        try {
            demandActive(context);
        } catch (AssertionError inactive) {
            container.stop();
            throw inactive;
        }
        var osgi = new Osgi(context);
        return new Container(container, osgi, Baseline.of(context, osgi));
    }

    Osgi osgi() {
        return osgi;
    }

    boolean reset() throws Exception {
        return baseline.restore();
    }

    void stop() {
        container.stop();
    }

    /** Pax Exam only logs what does not resolve or start. */
    private static void demandActive(BundleContext context) {
        var reasons = new ArrayList<String>();
        Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .forEach(bundle -> {
                    try {
                        bundle.start();
                        reasons.add(bundle + ": started only at the second attempt");
                    } catch (BundleException refused) {
                        reasons.add(bundle + ": " + refused.getMessage());
                    }
                });
        if (!reasons.isEmpty()) {
            throw new AssertionError("not active: " + reasons);
        }
    }
}
