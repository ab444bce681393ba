package io.mittari.tenant.admin.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.LiveInstance.Kind;
import java.util.Dictionary;
import org.junit.jupiter.api.Test;

class InstancePropertiesTest {

    @Test
    void anInstanceSaysWhoItIs() {
        var properties = properties("{}");

        assertThat(properties.get("mittari.tenant")).isEqualTo("acme");
        assertThat(properties.get("mittari.instance")).isEqualTo("crm");
        assertThat(properties.get("mittari.generation")).isEqualTo(3L);
    }

    @Test
    void settingsKeepTheirTypesAndObjectsAreJsonText() {
        var properties = properties("""
                { "text": "a", "whole": 3, "part": 0.5, "flag": true, "texts": ["a", "b"], "none": null,
                  "mapping": { "entries": [] }, "objects": [ { "a": 1 } ] }""");

        assertThat(properties.get("text")).isEqualTo("a");
        assertThat(properties.get("whole")).isEqualTo(3L);
        assertThat(properties.get("part")).isEqualTo(0.5);
        assertThat(properties.get("flag")).isEqualTo(true);
        assertThat(properties.get("texts")).isEqualTo(new String[] {"a", "b"});
        assertThat(properties.get("none")).isNull();
        assertThat(properties.get("mapping")).isEqualTo("{\"entries\":[]}");
        assertThat(properties.get("objects")).isEqualTo("[{\"a\":1}]");
    }

    private static Dictionary<String, Object> properties(String settings) {
        var instance = new Instance(new TenantId("acme"), "crm", 3);
        return InstanceProperties.of(new LiveInstance(
                Kind.CONNECTOR, instance, "io.mittari.connectors.csv", "0.1.0", "0".repeat(64), settings));
    }
}
