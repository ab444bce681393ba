package io.mittari.tenant.admin.home;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.Flaw;
import io.mittari.metrics.store.StoreUpkeep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A store that is one file, and what goes on while it is copied. */
final class CopiedStore implements StoreUpkeep {

    /** Something that happens. */
    @FunctionalInterface
    interface Meanwhile {
        void happens() throws IOException, Unavailable;
    }

    Meanwhile meanwhile = () -> {};
    long size;

    @Override
    public List<String> mended() {
        return List.of();
    }

    @Override
    public List<Flaw> check() {
        return List.of();
    }

    @Override
    public List<Flaw> check(TenantId tenant) {
        return List.of();
    }

    @Override
    public long lost() {
        return 0;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void backup(Path folder) throws Unavailable {
        try {
            Files.createDirectories(folder.resolve("derby"));
            Files.writeString(folder.resolve("derby/service.properties"), "a database");
            meanwhile.happens();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
