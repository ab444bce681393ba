package io.mittari.web;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.Finding;
import io.mittari.metrics.engine.admin.Integrity;
import io.mittari.tenant.admin.HomeUpkeep;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

/** Looking everything over, copying the home, handing a customer's facts out. */
final class UpkeepDesk {

    private final Customers customers;
    private final Checkup checkup;
    private final HomeUpkeep home;
    private final Integrity integrity;

    UpkeepDesk(Customers customers, Checkup checkup) {
        this.customers = customers;
        this.checkup = checkup;
        this.home = checkup.home();
        this.integrity = checkup.integrity();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/doctor", this::doctor),
                Route.post("/backup", this::backup),
                Route.post("/tenants/{tenant}/export", this::export));
    }

    /** With {@code progress} in lines as {@link LongWork} writes them, else as one document. */
    private Reply doctor(Call call) throws MetricsException, Refusal, IOException {
        var chosen = chosen(call.one("tenant").orElse("all"));
        if (call.flag("progress")) {
            return LongWork.told(progress -> json(checkup.whole(chosen, progress)));
        }
        return Reply.ok(json(checkup.whole(chosen, silent -> {})));
    }

    private List<TenantId> chosen(String selector) throws MetricsException {
        return selector.equals("all")
                ? checkup.tenants().list().stream()
                        .map(tenant -> tenant.settings().id())
                        .toList()
                : customers.selected(selector);
    }

    private static JsonObject json(List<Finding> findings) {
        var array = Json.createArrayBuilder();
        for (var finding : findings) {
            array.add(Json.createObjectBuilder()
                    .add("wrong", finding.wrong())
                    .add("mend", finding.mend())
                    .add("mended", finding.mended()));
        }
        return Json.createObjectBuilder()
                .add("well", findings.stream().allMatch(Finding::mended))
                .add("findings", array)
                .build();
    }

    private Reply backup(Call call) throws Refusal, IOException {
        var given = JsonBody.object(call);
        var folder = folder(given);
        boolean withKeys = given.getBoolean("withKeys", false);
        return LongWork.told(progress -> {
            var made = home.backup(folder, withKeys, progress);
            return Json.createObjectBuilder()
                    .add("folder", made.folder().toString())
                    .add("files", made.files())
                    .add("bytes", made.bytes())
                    .add("tenants", made.tenants())
                    .add("withKeys", withKeys)
                    .add("lost", checkup.store().lost())
                    .build();
        });
    }

    private Reply export(Call call) throws MetricsException, Refusal, IOException {
        var tenant = customers.one(call.place("tenant"));
        var folder = folder(JsonBody.object(call));
        return LongWork.told(progress -> export(tenant, folder, progress));
    }

    /** Written aside and renamed: the folder is there whole, or not at all. */
    private JsonObject export(TenantId tenant, Path folder, Consumer<String> progress)
            throws MetricsException, Refusal, IOException {
        if (folder.startsWith(checkup.root().toAbsolutePath().normalize())) {
            throw Refusal.impossible(
                    "%s would lie inside the home %s: name a folder outside of it".formatted(folder, checkup.root()));
        }
        if (Files.exists(folder)) {
            throw Refusal.impossible(
                    "%s is there already: name a folder that is not, nothing is written over".formatted(folder));
        }
        var aside = folder.resolveSibling("." + folder.getFileName() + ".unfinished");
        try {
            PrivateFiles.delete(aside);
            PrivateFiles.folder(aside);
            var exported = integrity.export(
                    tenant, aside, (done, of) -> progress.accept("%s: block %,d of %,d".formatted(tenant, done, of)));
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
            return Json.createObjectBuilder()
                    .add("tenant", tenant.value())
                    .add("folder", folder.toString())
                    .add("sequence", exported.sequence())
                    .add("facts", exported.facts())
                    .add("missing", exported.missing())
                    .add("records", exported.records())
                    .add("rejected", exported.rejected())
                    .add("versions", exported.versions())
                    .build();
        } catch (IOException e) {
            throw Refusal.impossible("%s cannot be written: %s: %s"
                    .formatted(folder, e.getClass().getSimpleName(), e.getMessage()));
        } finally {
            PrivateFiles.delete(aside);
        }
    }

    private static Path folder(JsonObject given) throws Refusal {
        if (!(given.get("folder") instanceof JsonString text)) {
            throw Refusal.malformed("'folder' is missing, or no text");
        }
        try {
            var folder = Path.of(text.getString()).normalize();
            if (folder.isAbsolute() && folder.getParent() != null) {
                return folder;
            }
        } catch (InvalidPathException unreadable) {
            // told below
        }
        throw Refusal.malformed("folder: '%s' is no whole path of a folder".formatted(text.getString()));
    }
}
