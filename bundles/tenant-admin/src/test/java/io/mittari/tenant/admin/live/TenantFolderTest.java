package io.mittari.tenant.admin.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenantFolderTest {

    @TempDir
    Path home;

    @Test
    void whatAProcessLeftThatWasEndedWhileItWroteIsDeletedAndNothingElse() throws Exception {
        var folder = new TenantFolder(home.resolve("tenants"));
        folder.write(new TenantId("acme"), "{}");
        Files.writeString(home.resolve("tenants/.1234.part"), "{ half of");
        Files.writeString(home.resolve("tenants/notes.part"), "somebody's own");

        folder.putInOrder();

        assertThat(names()).containsExactlyInAnyOrder("acme.json", "notes.part");
    }

    @Test
    void aHomeWithoutTenantsIsInOrder() {
        new TenantFolder(home.resolve("tenants")).putInOrder();

        assertThat(home.resolve("tenants")).doesNotExist();
    }

    private Object[] names() throws IOException {
        try (var files = Files.list(home.resolve("tenants"))) {
            return files.map(file -> file.getFileName().toString()).toArray();
        }
    }
}
