package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where images of all tenants are kept.
 *
 * @param root a folder for each tenant is made in it; null: images live in the heap, and none is kept
 */
public record ImageFolders(@Nullable Path root) {

    /** In a platform's home; null: nowhere. */
    public static ImageFolders in(@Nullable String home) {
        return new ImageFolders(home == null ? null : Path.of(home, "cache", "images"));
    }

    public static ImageFolders none() {
        return new ImageFolders(null);
    }

    /** Deletes what was left of tenants that are no more. */
    public void keepOnly(List<TenantId> tenants) throws IOException {
        if (root == null || !Files.isDirectory(root)) {
            return;
        }
        var there = tenants.stream().map(TenantId::value).collect(Collectors.toSet());
        try (var folders = Files.list(root)) {
            for (var folder : folders.toList()) {
                if (!there.contains(folder.getFileName().toString())) {
                    delete(folder);
                }
            }
        }
    }

    @Nullable
    Path of(TenantId tenant) {
        return root == null ? null : root.resolve(tenant.value());
    }

    /** Deletes what is kept of a tenant. Whoever reads it goes on reading. */
    void delete(TenantId tenant) throws IOException {
        var folder = of(tenant);
        if (folder != null && Files.isDirectory(folder)) {
            delete(folder);
        }
    }

    /** First what makes the rest be found. */
    private static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(Snapshots.SNAPSHOT));
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
