package io.mittari.web;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.Finding;
import io.mittari.metrics.engine.admin.Integrity;
import io.mittari.metrics.store.Flaw;
import io.mittari.metrics.store.StoreUpkeep;
import io.mittari.tenant.admin.HomeUpkeep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A store and a home that say what tests want them to. */
final class FixedUpkeep implements StoreUpkeep, Integrity {

    final List<Flaw> flaws = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    final List<String> mended = new ArrayList<>();
    long lost;

    @Override
    public List<String> mended() {
        return mended;
    }

    @Override
    public List<Flaw> check() {
        return flaws;
    }

    @Override
    public List<Flaw> check(TenantId tenant) {
        return List.of();
    }

    @Override
    public long lost() {
        return lost;
    }

    @Override
    public List<Finding> check(TenantId tenant, Progress progress) throws BadRequest, Unavailable {
        if (tenant.value().equals("broken")) {
            throw new Unavailable("the store is down", null);
        }
        progress.at(3, 4);
        return findings;
    }

    @Override
    public Exported export(TenantId tenant, Path folder, Progress progress) throws IOException {
        Files.writeString(folder.resolve("facts.jsonl"), "{}");
        return new Exported(7, 3, 5, 2, 1, 1, 0);
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public void backup(Path folder) {
        throw new UnsupportedOperationException();
    }

    /** The home beside the store. */
    HomeUpkeep home() {
        return new HomeUpkeep() {
            @Override
            public List<Finding> check(TenantId tenant) {
                return List.of();
            }

            @Override
            public Backup backup(Path folder, boolean withKeys, Consumer<String> progress) throws BadRequest {
                if (folder.endsWith("full")) {
                    throw new BadRequest("there is no room");
                }
                progress.accept("the store");
                return new Backup(folder, 12, 3456, 2);
            }
        };
    }
}
