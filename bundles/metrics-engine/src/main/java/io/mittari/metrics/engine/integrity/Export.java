package io.mittari.metrics.engine.integrity;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.Integrity.Exported;
import io.mittari.metrics.engine.admin.Integrity.Progress;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.JournalStore;
import io.mittari.metrics.store.KeptPerson;
import io.mittari.metrics.store.KeptRejection;
import io.mittari.metrics.store.PeopleStore;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A tenant in files that any program reads: JSON, or a JSON document a line. */
public final class Export {

    /** A few tens of MB. */
    private static final int WINDOW_ROWS = 100_000;

    private final JournalStore store;
    private final Deployments deployments;
    private final PeopleStore people;
    private final int windowRows;

    public Export(JournalStore store, Deployments deployments, PeopleStore people) {
        this(store, deployments, people, WINDOW_ROWS);
    }

    Export(JournalStore store, Deployments deployments, PeopleStore people, int windowRows) {
        this.people = people;
        this.store = store;
        this.deployments = deployments;
        this.windowRows = windowRows;
    }

    /** @param head the point up to which it goes */
    public Exported write(TenantId tenant, JournalHead head, Instant now, Path folder, Progress progress)
            throws Unavailable, IOException {
        int versions = versions(tenant, folder);
        instances(tenant, folder);
        deliveries(tenant, folder);
        people(tenant, folder);
        long rejected = rejected(tenant, folder);
        var lines = new FactLines(store, tenant, head, windowRows, progress);
        toFile(folder.resolve("facts.jsonl"), lines::write);
        var exported = new Exported(
                head.sequence(),
                lines.records(),
                lines.facts(),
                lines.keys(),
                rejected,
                versions,
                head.ordinals() - lines.facts());
        toFile(
                folder.resolve("export.json"),
                out -> out.append(told(tenant, now, exported).build().toString())
                        .append('\n'));
        return exported;
    }

    private static JsonObjectBuilder told(TenantId tenant, Instant now, Exported exported) {
        return Json.createObjectBuilder()
                .add("format", 1)
                .add("tenant", tenant.value())
                .add("sequence", exported.sequence())
                .add("exported", now.toString())
                .add("facts", exported.facts())
                .add("missing", exported.missing())
                .add("records", exported.records())
                .add("keys", exported.keys())
                .add("rejected", exported.rejected())
                .add("versions", exported.versions());
    }

    private int versions(TenantId tenant, Path folder) throws Unavailable, IOException {
        var versions = deployments.history(tenant);
        toFile(folder.resolve("tenant.jsonl"), out -> {
            for (int i = versions.size() - 1; i >= 0; i--) {
                var version = versions.get(i);
                line(
                        out,
                        Json.createObjectBuilder()
                                .add("version", version.version())
                                .add("sequence", version.sequence())
                                .add("at", version.at().toString())
                                .add("by", version.by())
                                .add("why", version.why())
                                .add("file", json(version.file())));
            }
        });
        return versions.size();
    }

    private void instances(TenantId tenant, Path folder) throws Unavailable, IOException {
        var live = deployments.live(tenant);
        toFile(folder.resolve("instances.jsonl"), out -> {
            for (var each : live) {
                line(
                        out,
                        Json.createObjectBuilder()
                                .add("kind", word(each.kind()))
                                .add("name", each.instance().name())
                                .add("generation", each.instance().generation())
                                .add("component", each.component())
                                .add("version", each.version())
                                .add("sha256", each.sha256())
                                .add("settings", json(each.settings())));
            }
        });
    }

    private void deliveries(TenantId tenant, Path folder) throws Unavailable, IOException {
        var stamps = store.deliveries(tenant);
        toFile(folder.resolve("deliveries.jsonl"), out -> {
            for (var stamp : stamps) {
                line(
                        out,
                        Json.createObjectBuilder()
                                .add("source", stamp.source())
                                .add("sequence", stamp.sequence())
                                .add("at", stamp.at().toString()));
            }
        });
    }

    private void people(TenantId tenant, Path folder) throws Unavailable, IOException {
        toFile(folder.resolve("people.jsonl"), out -> {
            try {
                people.eachPerson(tenant, person -> {
                    try {
                        if (person.kind() != KeptPerson.Kind.ADDRESS) { // what is left of an address that was erased
                            line(out, person(person));
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            } catch (UncheckedIOException full) {
                throw full.getCause();
            }
        });
    }

    private static JsonObjectBuilder person(KeptPerson person) {
        var json = Json.createObjectBuilder()
                .add("id", person.id())
                .add("kind", word(person.kind()))
                .add("source", person.source())
                .add("since", person.since());
        maybe(json, "key", person.key());
        maybe(json, "name", person.name());
        maybe(json, "email", person.email());
        maybe(json, "role", person.role());
        maybe(json, "erased", person.erased() == null ? null : person.erased().toString());
        return json;
    }

    private long rejected(TenantId tenant, Path folder) throws Unavailable, IOException {
        var count = new long[1];
        toFile(folder.resolve("rejected.jsonl"), out -> {
            try {
                store.eachRejected(tenant, kept -> {
                    count[0]++;
                    try {
                        line(out, rejected(kept));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            } catch (UncheckedIOException full) {
                throw full.getCause();
            }
        });
        return count[0];
    }

    private static JsonObjectBuilder rejected(KeptRejection kept) {
        var rejected = kept.rejected();
        var json = Json.createObjectBuilder()
                .add("id", kept.id())
                .add("connector", kept.instance())
                .add("source", kept.source())
                .add("at", kept.at().toString())
                .add("place", rejected.origin().place())
                .add("line", rejected.origin().line());
        maybe(json, "entry", rejected.entry());
        if (rejected.key() != null) {
            json.add("key", FactJson.said(rejected.key()));
        }
        return json.add("reason", rejected.reason())
                .add("dialect", rejected.dialect())
                .add("header", rejected.header())
                .add("raw", rejected.raw());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void maybe(JsonObjectBuilder json, String name, @Nullable String text) {
        if (text != null) {
            json.add(name, text);
        }
    }

    /** What an earlier program took may not be JSON for this one; then it stands as text. */
    private static JsonValue json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        } catch (JsonException unreadable) {
            return Json.createValue(text);
        }
    }

    private static void line(Appendable out, JsonObjectBuilder json) throws IOException {
        out.append(json.build().toString()).append('\n');
    }

    private static void toFile(Path file, Writing writing) throws Unavailable, IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), 1 << 16)) {
            writing.to(out);
            out.flush();
            channel.force(true);
        }
    }

    /** Fills a file. */
    @FunctionalInterface
    private interface Writing {
        void to(BufferedWriter out) throws Unavailable, IOException;
    }
}
