package io.mittari.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of the distribution's {@code conf/bundles.list}.
 *
 * @param startLevel of a platform bundle, those of the shell among them; {@link #AVAILABLE} where tenants choose whether and in which version it runs
 * @param jar in the distribution's bundles folder
 */
record Listed(int startLevel, Path jar) {

    static final int AVAILABLE = 0;

    private static final int OF_THE_SHELL = 45;

    /** @param shell whether its bundles are wanted too */
    static List<Listed> readFrom(Path distribution, boolean shell) throws IOException, StartFailed {
        var file = distribution.resolve("conf/bundles.list");
        var listed = new ArrayList<Listed>();
        for (var line : Files.readAllLines(file)) {
            var words = line.strip().split("\\s+", -1);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var jar = distribution.resolve("bundles").resolve(words[words.length - 1] + ".jar");
            if (words.length != 2 || !words[0].matches("[1-9][0-9]?|shell|available")) {
                throw new StartFailed(
                        file + ": '" + line + "' is not '<start level 1-99, shell or available> <bundle>'");
            }
            if (!Files.isRegularFile(jar)) {
                throw new StartFailed(file + " names " + jar + ", which is not there");
            }
            if (shell || !"shell".equals(words[0])) {
                listed.add(new Listed(level(words[0]), jar));
            }
        }
        return List.copyOf(listed);
    }

    private static int level(String word) {
        return switch (word) {
            case "available" -> AVAILABLE;
            case "shell" -> OF_THE_SHELL;
            default -> Integer.parseInt(word);
        };
    }
}
