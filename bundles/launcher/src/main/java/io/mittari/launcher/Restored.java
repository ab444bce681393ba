package io.mittari.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Puts a backup that {@code mittari restore} has laid into {@code restore/} in place of what the home holds, folder by
 * folder; the old ones go into {@code replaced-TIME/}. Each step is one renaming, and what was done is not done again: a kill
 * in between is made good by the next start.
 */
final class Restored {

    /** Those that a backup may leave out, as it leaves out keys, stay what they are. */
    private static final List<String> PARTS = List.of("keys", "inbox", "bundles", "tenants", "cache", "data");

    /** Says that whoever was erased since the backup is to be erased again, before anything else is done. */
    private static final String MARK = "restored";

    private final Path root;
    private final Path restore;

    private Restored(Home home) {
        this.root = home.root();
        this.restore = root.resolve("restore");
    }

    /** Nobody else may use the home. */
    static void putInPlace(Home home) throws IOException {
        var restored = new Restored(home);
        if (Files.isDirectory(restored.restore)) {
            restored.putInPlace();
        }
    }

    private void putInPlace() throws IOException {
        for (var part : PARTS) {
            var fresh = restore.resolve(part);
            var place = root.resolve(part);
            if (Files.exists(fresh)) {
                if (Files.exists(place)) {
                    moveAside(place);
                }
                Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.write(root.resolve(MARK), new byte[0], StandardOpenOption.CREATE, StandardOpenOption.SYNC);
        Files.deleteIfExists(restore.resolve(aside()));
        Files.delete(restore);
    }

    private void moveAside(Path place) throws IOException {
        var replaced = Files.createDirectories(root.resolve(aside()), Home.ownerOnly("rwx------"));
        var name = String.valueOf(place.getFileName());
        var free = replaced.resolve(name);
        for (int number = 2; Files.exists(free); number++) { // a start that was cut short made an empty one
            free = replaced.resolve(name + "-" + number);
        }
        Files.move(place, free, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The empty folder in it says under which name the old state is kept: the same after a kill. */
    private String aside() throws IOException {
        try (var names = Files.newDirectoryStream(restore, "replaced-*")) {
            for (var name : names) {
                return String.valueOf(name.getFileName());
            }
        }
        return "replaced";
    }
}
