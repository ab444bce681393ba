package io.mittari.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which distribution runs on which home. */
record Settings(Path distribution, Path home) {

    static final String HOME_VARIABLE = "MITTARI_HOME";

    private static final String USAGE = "use: mittari-platform --distribution DIR [--home DIR]";
    private static final Set<String> OPTIONS = Set.of("--distribution", "--home");

    static Settings of(String[] arguments, Map<String, String> environment) throws WrongUsage {
        var given = new HashMap<String, String>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i]) || i + 1 == arguments.length) {
                throw new WrongUsage("'" + arguments[i] + "' is not understood; " + USAGE);
            }
            given.put(arguments[i], arguments[i + 1]);
        }
        var distribution = given.get("--distribution");
        if (distribution == null || !Files.isDirectory(Path.of(distribution))) {
            throw new WrongUsage("no distribution folder at '" + distribution + "'; " + USAGE);
        }
        var home = given.getOrDefault("--home", environment.getOrDefault(HOME_VARIABLE, defaultHome()));
        return new Settings(absolute(distribution), absolute(home));
    }

    private static String defaultHome() {
        return Path.of(System.getProperty("user.home"), ".mittari").toString();
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }
}
