package io.mittari.launcher;

import io.mittari.itests.support.OsgiRuntime;
import io.mittari.itests.support.PlatformProcess;
import io.mittari.itests.support.SharedPackages;
import io.mittari.metrics.api.TenantId;
import java.nio.file.Path;
import java.util.ArrayList;
import org.ops4j.pax.exam.CoreOptions;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Constants;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.jdbc.DataSourceFactory;

/**
 * The platform as it is shipped, in a home of its own: the launcher's own reading of the list and the settings, and so in
 * its package.
 */
public final class ShippedPlatform implements OsgiRuntime {

    @Override
    public Option[] options(Path work) throws Exception {
        var distribution = PlatformProcess.shipped();
        var home = Home.at(work.resolve("home"));
        var settings = FrameworkSettings.of(distribution, home);
        FrameworkSettings.publish(settings);
        settings.remove(Constants.FRAMEWORK_STORAGE);

        var options = new ArrayList<Option>();
        settings.forEach(
                (name, value) -> options.add(CoreOptions.frameworkProperty(name).value(value)));
        options.add(CoreOptions.frameworkStartLevel(
                Integer.parseInt(settings.get(Constants.FRAMEWORK_BEGINNING_STARTLEVEL))));
        for (var shared : new Class<?>[] {TenantId.class, ConfigurationAdmin.class, DataSourceFactory.class}) {
            options.add(SharedPackages.of(shared));
        }
        for (var bundle : ShippedSet.keep(distribution, home, false).ofPlatform()) {
            options.add(CoreOptions.bundle(bundle.kept().toUri().toString()).startLevel(bundle.startLevel()));
        }
        return options.toArray(Option[]::new);
    }
}
