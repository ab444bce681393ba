package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.alert.AlertRule;
import io.mittari.metrics.api.report.Report;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.tenant.admin.bundles.BundleKey;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the kinds of instances are called. */
final class Kinds {

    private Kinds() {}

    /** The service that instances of the kind are. A connector's only by name: its package would bring Camel here. */
    static String service(Kind kind) {
        return switch (kind) {
            case CONNECTOR -> "io.mittari.connector.spi.Connector";
            case REPORT -> Report.class.getName();
            case ALERT -> AlertRule.class.getName();
        };
    }

    /** Of every kind. */
    static Map<Kind, String> services() {
        return Arrays.stream(Kind.values()).collect(Collectors.toMap(Function.identity(), Kinds::service));
    }

    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static BundleKey bundle(LiveInstance live) {
        return new BundleKey(live.component(), live.version(), live.sha256());
    }

    /** For messages: {@code connector csv (io.mittari.connectors.csv 0.1.0, generation 2)}. */
    static String told(LiveInstance live) {
        return "%s %s (%s)".formatted(word(live.kind()), live.instance().name(), exactly(live));
    }

    static String exactly(LiveInstance live) {
        return "%s %s, generation %d"
                .formatted(live.component(), live.version(), live.instance().generation());
    }
}
