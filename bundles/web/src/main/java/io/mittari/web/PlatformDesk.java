package io.mittari.web;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.tenant.admin.Tenants;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** The platform itself: how it is, who uses it, and its end. */
final class PlatformDesk {

    private final Platform platform;
    private final Access access;
    private final ClientLeases leases;
    private final Checkup checkup;
    private final Tenants tenants;

    PlatformDesk(Platform platform, Access access, ClientLeases leases, Checkup checkup) {
        this.platform = platform;
        this.access = access;
        this.leases = leases;
        this.checkup = checkup;
        this.tenants = checkup.tenants();
    }

    /**
     * The process this runs in.
     *
     * @param address of the console, without a token
     * @param stop begins to stop the framework and returns
     */
    record Platform(String version, Path home, Instant started, Supplier<String> address, Runnable stop) {}

    List<Route> routes() {
        return List.of(
                Route.get("/status", this::status),
                Route.get("/client", this::lease),
                Route.post("/stay", this::stay),
                Route.post("/stop", this::stop),
                Route.post("/console", this::console));
    }

    private Reply status(Call call) throws MetricsException {
        return Reply.ok(status());
    }

    private JsonObject status() throws Unavailable {
        var memory = Runtime.getRuntime();
        return Json.createObjectBuilder()
                .add("version", platform.version())
                .add("home", platform.home().toString())
                .add("pid", ProcessHandle.current().pid())
                .add("started", platform.started().toString())
                .add("java", Runtime.version().toString())
                .add("console", platform.address().get())
                .add("stays", leases.stays())
                .add("clients", leases.held())
                .add("tenants", tenants.list().size() + tenants.unreadable().size())
                .add("memoryUsed", memory.totalMemory() - memory.freeMemory())
                .add("memoryMost", memory.maxMemory())
                .add("well", checkup.glance().isEmpty())
                .build();
    }

    /** Held open: the connection is the lease. */
    private Reply lease(Call call) {
        return new Reply(200, "text/plain; charset=utf-8", out -> {
            try {
                leases.hold(out);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Reply stay(Call call) throws MetricsException {
        leases.stay();
        return Reply.ok(status());
    }

    private Reply stop(Call call) {
        var answer = "{\"stopping\":true}\n".getBytes(StandardCharsets.UTF_8);
        return new Reply(202, Reply.JSON, out -> {
            out.write(answer);
            out.flush();
            platform.stop().run();
        });
    }

    private Reply console(Call call) {
        var link = platform.address().get() + "?token=" + access.link();
        return Reply.json(201, Json.createObjectBuilder().add("link", link).build());
    }
}
