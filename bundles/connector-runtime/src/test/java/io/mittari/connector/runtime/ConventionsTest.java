package io.mittari.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.connector.spi.RouteSite;
import io.mittari.metrics.api.MetricsException.Unavailable;
import java.nio.file.Path;
import java.util.Currency;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConventionsTest {

    @TempDir
    Path home;

    private Hosted hosted;
    private RouteSite site;

    @BeforeEach
    void host() {
        hosted = new Hosted(home);
        var given = new CompletableFuture<RouteSite>();
        hosted.run("crm", 1, "1.0.0", routes -> {
            given.complete(routes);
            return new InboxConnector().routes(routes);
        });
        site = given.join();
    }

    @AfterEach
    void close() {
        hosted.close();
    }

    @Test
    void aRunningInstanceHearsOfTheTenantsNewCurrencyWithoutARestart() throws Exception {
        assertThat(site.conventions().currency()).isEqualTo(Currency.getInstance("EUR"));

        hosted.currency = Currency.getInstance("SEK");

        assertThat(site.conventions().currency()).isEqualTo(Currency.getInstance("SEK"));
    }

    @Test
    void aTenantThatIsNotThereRefusesNoFile() {
        hosted.unknown.add(Hosted.ACME);

        assertThatThrownBy(site::conventions).isInstanceOf(Unavailable.class).hasMessage("there is no tenant acme yet");
    }
}
