package io.mittari.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of the distribution's {@code conf/bundles.list}.
 *
 * @param startLevel of a platform bundle; {@link #AVAILABLE} where tenants choose whether and in which version it runs
 * @param jar in the distribution's bundles folder
 */
record Listed(int startLevel, Path jar) {

    static final int AVAILABLE = 0;

    static List<Listed> readFrom(Path distribution) throws IOException, StartFailed {
        var file = distribution.resolve("conf/bundles.list");
        var listed = new ArrayList<Listed>();
        for (var line : Files.readAllLines(file)) {
            var words = line.strip().split("\\s+", -1);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var jar = distribution.resolve("bundles").resolve(words[words.length - 1] + ".jar");
            if (words.length != 2 || !words[0].matches("[1-9][0-9]?|available")) {
                throw new StartFailed(file + ": '" + line + "' is not '<start level 1-99 or available> <bundle>'");
            }
            if (!Files.isRegularFile(jar)) {
                throw new StartFailed(file + " names " + jar + ", which is not there");
            }
            listed.add(new Listed("available".equals(words[0]) ? AVAILABLE : Integer.parseInt(words[0]), jar));
        }
        return List.copyOf(listed);
    }
}
