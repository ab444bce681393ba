package io.mittari.itests.alerts.quiet;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.alert.Alert;
import io.mittari.metrics.api.alert.Alert.Severity;
import io.mittari.metrics.api.alert.AlertRequest;
import io.mittari.metrics.api.alert.AlertRule;
import io.mittari.metrics.api.query.Metrics;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Version 1.0.0. */
@Component(name = QuietAlert.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = QuietConfig.class, factory = true)
public final class QuietAlert implements AlertRule {

    static final String PID = "io.mittari.itests.alerts.quiet";

    private final int days;

    @Activate
    public QuietAlert(QuietConfig config) {
        days = config.days();
    }

    @Override
    public List<Alert> evaluate(AlertRequest request, Metrics metrics) throws MetricsException {
        long won = Lately.count("won-count", days, metrics);
        return won > 0
                ? List.of()
                : List.of(Alert.of(
                        "quiet/won", Severity.WARNING, "No deal was won in %d days (n %d).".formatted(days, won)));
    }
}
