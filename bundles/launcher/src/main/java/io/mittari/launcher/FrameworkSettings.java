package io.mittari.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.osgi.framework.Constants;

/** The framework's properties: the distribution's {@code conf/framework.properties}, and those that are ours. */
final class FrameworkSettings {

    static final String HOME = "mittari.home";
    static final String DISTRIBUTION = "mittari.distribution";

    private FrameworkSettings() {}

    static Map<String, String> of(Path distribution, Home home) throws IOException {
        var file = new Properties();
        try (var in = Files.newBufferedReader(distribution.resolve("conf/framework.properties"))) {
            file.load(in);
        }
        var settings = new TreeMap<String, String>();
        for (var name : file.stringPropertyNames()) {
            settings.put(
                    name,
                    file.getProperty(name)
                            .replace("${" + HOME + "}", home.root().toString())
                            .replace("${" + DISTRIBUTION + "}", distribution.toString()));
        }
        settings.put(HOME, home.root().toString());
        settings.put(DISTRIBUTION, distribution.toString());
        settings.put(Constants.FRAMEWORK_STORAGE, home.frameworkStorage().toString());
        settings.put(
                "configurator.initial",
                distribution.resolve("conf/platform.json").toUri().toString());
        settings.put("felix.cm.dir", home.configurations().toString());
        return settings;
    }

    /** Derby and the log configuration read system properties only, and before any bundle of ours runs. */
    static void publish(Map<String, String> settings) {
        settings.forEach((name, value) -> {
            if (name.startsWith("derby.") || name.equals(HOME)) {
                System.setProperty(name, value);
            }
        });
    }
}
