package io.mittari.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.support.Osgi;
import io.mittari.itests.support.OsgiService;
import io.mittari.itests.support.OsgiTest;
import io.mittari.itests.support.PlatformProcess;
import io.mittari.itests.support.TestBundle;
import io.mittari.launcher.ShippedPlatform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.service.jdbc.DataSourceFactory;

/** The bundles that ship, in a real framework. */
@Tag("quick")
@OsgiTest(ShippedPlatform.class)
class ShippedPlatformIT {

    @OsgiService
    Osgi osgi;

    @TempDir
    Path folder;

    @Test
    void everyPlatformBundleOfTheListIsActive() throws Exception {
        var listed = Files.readAllLines(PlatformProcess.shipped().resolve("conf/bundles.list")).stream()
                .filter(line -> line.matches("[0-9].*"))
                .count();

        assertThat(osgi.context().getBundles())
                .hasSize((int) listed + 1)
                .allSatisfy(bundle -> assertThat(bundle.getState()).isEqualTo(Bundle.ACTIVE));
    }

    @Test
    void jsonFindsItsProviderInsideABundle() throws Exception {
        osgi.install("json", TestBundle.of(JsonInside.class, "jakarta.json"));

        assertThat(answerOf("json")).isEqualTo("{\"leads\":42}");
    }

    @Test
    void aCamelContextRunsARouteInsideABundle() throws Exception {
        osgi.install(
                "camel",
                TestBundle.of(
                        CamelInside.class,
                        "org.apache.camel",
                        "org.apache.camel.builder",
                        "org.apache.camel.impl",
                        "org.apache.camel.model"));

        assertThat(answerOf("camel")).isEqualTo("acme was here");
    }

    @Test
    void derbyKeepsWhatIsCommitted(@OsgiService DataSourceFactory derby) throws Exception {
        var properties = new Properties();
        properties.setProperty(
                DataSourceFactory.JDBC_DATABASE_NAME, folder.resolve("store").toString());
        try (var connection = derby.createDataSource(properties).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table fact (id int primary key)");
            statement.execute("insert into fact values (7)");
        }

        try (var connection = derby.createDataSource(properties).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from fact")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(7);
        }
    }

    private Object answerOf(String name) throws InterruptedException {
        return osgi.service(Supplier.class, "(answer=" + name + ")", Duration.ofSeconds(20))
                .get();
    }
}
