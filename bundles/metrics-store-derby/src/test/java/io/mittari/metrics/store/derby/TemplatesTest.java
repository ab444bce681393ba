package io.mittari.metrics.store.derby;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.store.TemplateVersion;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    private final EmbeddedDataSource source = new EmbeddedDataSource();
    private DerbyStore store;

    TemplatesTest() {
        source.setCreateDatabase("create");
    }

    @BeforeEach
    void open() throws Exception {
        source.setDatabaseName(folder.resolve("derby").toString());
        store = opened();
    }

    private DerbyStore opened() throws Exception {
        return new DerbyStore(source, "the folder", Schema.current());
    }

    @Test
    void eachNameCountsItsVersionsFromOne() throws Exception {
        assertThat(keep("retail", "{\"horizon\":90}").reference()).isEqualTo("retail@1");
        assertThat(keep("agency", "{}").reference()).isEqualTo("agency@1");
        assertThat(keep("retail", "{\"horizon\":60}").reference()).isEqualTo("retail@2");
    }

    @Test
    void everyVersionIsKeptByNameTheNewestFirst() throws Exception {
        var first = keep("retail", "{\"horizon\":90}");
        var second = keep("retail", "{\"horizon\":60}");
        var other = keep("agency", "x".repeat(100_000));

        assertThat(opened().templates()).containsExactly(other, second, first);
        assertThat(first).isEqualTo(new TemplateVersion("retail", 1, "{\"horizon\":90}", "anna", "for all", NOON));
    }

    @Test
    void aVersionIsFoundByItsNumberAlone() throws Exception {
        var first = keep("retail", "{}");

        assertThat(store.template("retail", 1)).contains(first);
        assertThat(store.template("retail", 2)).isEmpty();
        assertThat(store.template("other", 1)).isEmpty();
    }

    private TemplateVersion keep(String name, String file) throws Exception {
        return store.keepTemplate(name, file, "anna", "for all", NOON);
    }
}
