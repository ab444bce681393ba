package io.mittari.tenant.admin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.tenant.admin.bundles.JarBuilder;
import io.mittari.tenant.admin.fixture.Greeting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorCallsTest {

    @TempDir
    Path home;

    private final List<RealFramework> started = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (var mittari : started) {
            mittari.close();
        }
    }

    @Test
    void aConnectorAnswersBeforeThereIsATenant() throws Exception {
        var mittari = start(RealFramework.csv().offer(Greeting.class, Supplier.class.getName()));
        assertThat(mittari.bundles()).isEmpty();

        assertThat(greeting(mittari)).isEqualTo("hello on mittari-call io.mittari.connectors.csv 0.1.0");
        assertThat(mittari.bundles()).containsExactly("io.mittari.connectors.csv 0.1.0");
        assertThat(greeting(mittari)).startsWith("hello");
    }

    @Test
    void aCallLeavesTheCallersThreadAsItWas() throws Exception {
        var mittari = start(RealFramework.csv().offer(Greeting.class, Supplier.class.getName()));
        var before = Thread.currentThread().getContextClassLoader();

        greeting(mittari);

        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void whatAConnectorDoesNotOfferIsRefused() throws Exception {
        var mittari = start(RealFramework.csv());

        assertThatThrownBy(() -> greeting(mittari))
                .isInstanceOf(BadRequest.class)
                .hasMessage("io.mittari.connectors.csv 0.1.0 offers no Supplier; it has no part in this command");
    }

    @Test
    void whatIsNotShippedIsRefusedNamingWhatIs() throws Exception {
        var mittari = start(RealFramework.funnel("0.1.0"));

        assertThatThrownBy(() -> greeting(mittari))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "io.mittari.connectors.csv is neither shipped nor installed; there are: io.mittari.reports.funnel 0.1.0");
    }

    @Test
    void theRulesForConnectorsHoldAlsoForThis() throws Exception {
        var mittari =
                start(JarBuilder.bundle(RealFramework.CSV, "0.1.0").offer(Greeting.class, Supplier.class.getName()));

        assertThatThrownBy(() -> greeting(mittari))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining(
                        "no component io.mittari.connectors.csv offers io.mittari.connector.spi.Connector for each configuration of that name");
        assertThat(mittari.bundles()).isEmpty();
    }

    private RealFramework start(JarBuilder jar) throws Exception {
        RealFramework.ship(home, jar);
        var mittari = RealFramework.start(home, new FakePlatform());
        started.add(mittari);
        return mittari;
    }

    private static String greeting(RealFramework mittari) throws MetricsException {
        return mittari.connectors().call(RealFramework.CSV, Supplier.class, greeting -> String.valueOf(greeting.get()));
    }
}
