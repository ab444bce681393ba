package io.mittari.tenant.admin.home;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.store.BundleStore;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.StoreUpkeep;
import io.mittari.tenant.admin.HomeUpkeep.Backup;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Copies a home in an order that loses nothing, whatever goes on meanwhile. Files that wait in inboxes come first: one
 * that is imported while the rest is copied is then in the copy twice, and counts once. The store is copied as of one
 * moment; what tenants run must not change until the bundles are copied too. What imports have left behind comes last.
 */
final class HomeBackup {

    private static final List<String> LEFT_BEHIND = List.of("done", "refused", "lookups");

    private final Path home;
    private final StoreUpkeep store;
    private final Deployments deployments;
    private final BundleStore bundles;
    private final Clock clock;

    HomeBackup(Path home, StoreUpkeep store, Deployments deployments, BundleStore bundles, Clock clock) {
        this.home = home;
        this.store = store;
        this.deployments = deployments;
        this.bundles = bundles;
        this.clock = clock;
    }

    /** Nothing that tenants run may change meanwhile. One at a time. */
    Backup make(Path folder, boolean withKeys, Consumer<String> progress) throws BadRequest, Unavailable {
        var parent = demandFit(folder);
        var aside = folder.resolveSibling("." + folder.getFileName() + ".unfinished");
        boolean done = false;
        try {
            demandOutside(parent, folder);
            FileTree.delete(aside);
            demandRoom(parent, withKeys);
            FileTree.makeFolder(aside);
            var made = copy(aside, withKeys, progress);
            Files.deleteIfExists(folder);
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
            done = true;
            return new Backup(folder, made.files(), made.bytes(), made.tenants());
        } catch (IOException e) {
            throw new Unavailable(
                    "the backup %s cannot be written, and nothing is left of it: %s".formatted(folder, told(e)), null);
        } finally {
            if (!done) {
                forget(aside);
            }
        }
    }

    private Backup copy(Path to, boolean withKeys, Consumer<String> progress) throws IOException, Unavailable {
        var manifest = new Manifest(to);
        var began = clock.instant();
        progress.accept("files that wait in inboxes");
        copyFiles("inbox", this::waits, to, manifest);
        progress.accept("the store");
        var tenants = tenants();
        FileTree.makeFolder(to.resolve("data"));
        store.backup(to.resolve("data"));
        progress.accept("digests of the store's files");
        for (var file : FileTree.files(to.resolve("data"), any -> true)) {
            manifest.add(file);
        }
        progress.accept("bundles");
        copyBundles(to, manifest);
        progress.accept("files that were imported");
        copyFiles("inbox", file -> !waits(file), to, manifest);
        if (withKeys) {
            copyFiles("keys", any -> true, to, manifest);
        }
        var array = tenants.build();
        manifest.write(began, withKeys, Json.createArrayBuilder(array));
        return new Backup(to, manifest.count(), manifest.bytes(), array.size());
    }

    private JsonArrayBuilder tenants() throws Unavailable {
        var array = Json.createArrayBuilder();
        for (var tenant : deployments.tenants()) {
            array.add(tenant.tenant().value());
        }
        return array;
    }

    private void copyBundles(Path to, Manifest manifest) throws IOException, Unavailable {
        var needed = new TreeSet<String>();
        bundles.installed().forEach(each -> needed.add(each.sha256() + ".jar"));
        for (var tenant : deployments.tenants()) {
            deployments.live(tenant.tenant()).forEach(live -> needed.add(live.sha256() + ".jar"));
        }
        for (var name : needed) {
            var jar = home.resolve("bundles").resolve(name);
            if (Files.exists(jar)) { // where it is missing, doctor says so
                copyFile(jar, to, manifest);
            }
        }
    }

    private void copyFiles(String folder, Predicate<Path> wanted, Path to, Manifest manifest) throws IOException {
        for (var file : FileTree.files(home.resolve(folder), wanted)) {
            try {
                copyFile(file, to, manifest);
            } catch (NoSuchFileException gone) {
                // taken meanwhile: what it held is in the store
            }
        }
    }

    private void copyFile(Path file, Path to, Manifest manifest) throws IOException {
        var copy = to.resolve(home.relativize(file).toString());
        if (Files.exists(copy)) {
            return;
        }
        FileTree.makeFolder(Objects.requireNonNull(copy.getParent()));
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        manifest.add(copy);
    }

    /** {@code inbox/TENANT/INSTANCE/file}, not in one of the folders beside it. */
    private boolean waits(Path file) {
        var relative = home.resolve("inbox").relativize(file);
        return relative.getNameCount() < 4
                || !LEFT_BEHIND.contains(relative.getName(2).toString());
    }

    /** Returns the folder it will stand in. */
    private Path demandFit(Path folder) throws BadRequest {
        var parent = folder.getParent();
        if (!folder.isAbsolute() || parent == null || folder.getFileName() == null) {
            throw new BadRequest("'%s' is no folder for a backup: name one by its whole path".formatted(folder));
        }
        if (!Files.isDirectory(parent)) {
            throw new BadRequest("there is no folder %s for the backup; make it first".formatted(parent));
        }
        if (Files.exists(folder) && !isEmpty(folder)) {
            throw new BadRequest(
                    "%s is there and is not empty: name a folder that is not there yet, nothing is written over"
                            .formatted(folder));
        }
        return parent;
    }

    /** Also by a link. */
    private void demandOutside(Path parent, Path folder) throws BadRequest, IOException {
        if (parent.toRealPath().startsWith(home.toRealPath())) {
            throw new BadRequest(
                    "the backup %s would lie inside the home %s, and be lost with it: choose a folder outside, best on another disk"
                            .formatted(folder, home));
        }
    }

    private static boolean isEmpty(Path folder) throws BadRequest {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var there = Files.newDirectoryStream(folder)) {
            return !there.iterator().hasNext();
        } catch (IOException e) {
            throw new BadRequest("%s cannot be looked into: %s".formatted(folder, told(e)));
        }
    }

    private void demandRoom(Path parent, boolean withKeys) throws BadRequest, IOException, Unavailable {
        long needed = store.size() + FileTree.size(FileTree.files(home.resolve("inbox"), any -> true));
        needed += FileTree.size(FileTree.files(home.resolve("bundles"), any -> true));
        needed += withKeys ? FileTree.size(FileTree.files(home.resolve("keys"), any -> true)) : 0;
        long free = Files.getFileStore(parent).getUsableSpace();
        if (free < needed) {
            throw new BadRequest(
                    "a backup takes up to %,d MB, and %s has %,d MB left: make room, or choose another disk"
                            .formatted((needed >> 20) + 1, parent, free >> 20));
        }
    }

    private static void forget(Path aside) {
        try {
            FileTree.delete(aside);
        } catch (IOException left) {
            // it is named unfinished, and the next backup deletes it
        }
    }

    private static String told(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
