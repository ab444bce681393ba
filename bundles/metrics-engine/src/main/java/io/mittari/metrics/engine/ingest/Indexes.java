package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.index.IndexFolder;
import io.mittari.metrics.store.JournalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the indexes of all tenants stand.
 *
 * @param root a folder for each tenant is made in it; null: all stay in the heap
 * @param small records and keys of a tenant that stay in the heap
 */
public record Indexes(@Nullable Path root, int small) {

    /** Some 700 KB in the heap, and at most that many to be read again after a start. */
    private static final int SMALL = 8_192;

    /** In files of a platform's home; null: in the heap. */
    public static Indexes in(@Nullable String home) {
        return new Indexes(home == null ? null : Path.of(home, "cache", "index"), SMALL);
    }

    /** That of a journal that is stored nowhere. */
    static Indexes inHeap() {
        return new Indexes(null, 0);
    }

    KeptIndex of(JournalStore store, TenantId tenant, StoredBlocks blocks) {
        return new KeptIndex(store, tenant, blocks, folder(tenant), small);
    }

    /** Whether there is one in files that was left whole. */
    boolean isKept(TenantId tenant) {
        var folder = folder(tenant);
        return folder != null && folder.isSealed();
    }

    void delete(TenantId tenant) throws IOException {
        var folder = folder(tenant);
        if (folder != null) {
            folder.delete();
        }
    }

    /** Deletes what was left of tenants that are no more. */
    public void keepOnly(List<TenantId> tenants) throws IOException {
        if (root == null || !Files.isDirectory(root)) {
            return;
        }
        Set<String> there = tenants.stream().map(TenantId::value).collect(Collectors.toSet());
        try (var folders = Files.list(root)) {
            for (var folder : folders.toList()) {
                if (!there.contains(folder.getFileName().toString())) {
                    new IndexFolder(folder).delete();
                }
            }
        }
    }

    private @Nullable IndexFolder folder(TenantId tenant) {
        return root == null ? null : new IndexFolder(root.resolve(tenant.value()));
    }
}
