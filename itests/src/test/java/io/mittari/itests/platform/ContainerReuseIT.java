package io.mittari.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.support.Osgi;
import io.mittari.itests.support.OsgiService;
import io.mittari.itests.support.OsgiTest;
import io.mittari.itests.support.TestBundle;
import io.mittari.launcher.ShippedPlatform;
import java.util.Hashtable;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.osgi.framework.Bundle;
import org.osgi.service.cm.ConfigurationAdmin;

/** What the harness promises: no test sees what the one before left. */
@OsgiTest(ShippedPlatform.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContainerReuseIT {

    private static final String JSON = "io.mittari.wrapped.json";

    @OsgiService
    Osgi osgi;

    @OsgiService
    ConfigurationAdmin configurations;

    @Test
    @Order(1)
    void leavesABundleAndAConfiguration() throws Exception {
        osgi.install("left", TestBundle.empty("left", "org.osgi.framework"));
        configurations.getConfiguration("left", "?").update(new Hashtable<>(Map.of("a", "b")));
        osgi.bundle(JSON).stop();
    }

    @Test
    @Order(2)
    void findsThemGone() throws Exception {
        assertThat(osgi.context().getBundles())
                .extracting(Bundle::getSymbolicName)
                .doesNotContain("left");
        assertThat(configurations.listConfigurations("(service.pid=left)")).isNull();
        assertThat(osgi.bundle(JSON).getState()).isEqualTo(Bundle.ACTIVE);
    }

    @Test
    @Order(3)
    void uninstallsABundleOfThePlatform() throws Exception {
        osgi.uninstall(osgi.bundle(JSON));
    }

    @Test
    @Order(4)
    void getsAnotherContainer() {
        assertThat(osgi.bundle(JSON).getState()).isEqualTo(Bundle.ACTIVE);
    }
}
