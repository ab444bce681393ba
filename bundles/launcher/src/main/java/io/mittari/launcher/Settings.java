package io.mittari.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which distribution runs on which home.
 *
 * @param shell whether it reads commands from the standard input
 */
record Settings(Path distribution, Path home, boolean shell) {

    static final String HOME_VARIABLE = "MITTARI_HOME";

    private static final String USAGE = "use: mittari-platform --distribution DIR [--home DIR] [--shell]";
    private static final String SHELL = "--shell";
    private static final Set<String> OPTIONS = Set.of("--distribution", "--home");

    static Settings of(String[] arguments, Map<String, String> environment) throws WrongUsage {
        var given = new HashMap<String, String>();
        boolean shell = false;
        for (int i = 0; i < arguments.length; i += 2) {
            if (arguments[i].equals(SHELL)) {
                shell = true;
                i--; // it has no value
                continue;
            }
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
        return new Settings(absolute(distribution), absolute(home), shell);
    }

    private static String defaultHome() {
        return Path.of(System.getProperty("user.home"), ".mittari").toString();
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }
}
