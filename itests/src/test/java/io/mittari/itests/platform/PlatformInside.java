package io.mittari.itests.platform;

import io.mittari.connector.runtime.imports.Imports;
import io.mittari.connector.spi.ImportRequest;
import io.mittari.connector.spi.ImportRequest.ImportFile;
import io.mittari.connector.spi.ImportRequest.Progress;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.api.report.ReportRequest;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.report.render.Format;
import io.mittari.report.render.Renderer;
import io.mittari.tenant.admin.Instances;
import io.mittari.tenant.admin.Tenants;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Inside the framework: the platform's own services, each as a function of words that a test outside can call. Sharing
 * their packages with the test instead would put Camel twice into the framework.
 */
public final class PlatformInside implements BundleActivator {

    /** What a bundle of this imports. */
    static final String[] IMPORTS = {
        "io.mittari.connector.runtime.imports",
        "io.mittari.connector.spi",
        "io.mittari.metrics.api",
        "io.mittari.metrics.api.ingest",
        "io.mittari.metrics.api.query",
        "io.mittari.metrics.api.report",
        "io.mittari.metrics.engine.admin",
        "io.mittari.metrics.store",
        "io.mittari.report.render",
        "io.mittari.tenant.admin"
    };

    @Override
    public void start(BundleContext context) {
        var tenants = service(context, Tenants.class);
        var imports = service(context, Imports.class);
        var metrics = service(context, MetricsAdmin.class);
        var instances = service(context, Instances.class);
        var renderer = service(context, Renderer.class);

        offer(
                context,
                "apply",
                words -> String.join(
                        "\n", tenants.apply(words.get(0), false, "a test").lines()));
        offer(
                context,
                "remove",
                words -> tenants.remove(new TenantId(words.get(0)), words.get(0))
                        .tenant()
                        .value());
        offer(
                context,
                "import",
                words -> imports.run(new TenantId(words.get(0)), words.get(1), request(Path.of(words.get(2))))
                        .receipt()
                        .toString());
        offer(
                context,
                "figure",
                words -> metrics.open(new TenantId(words.get(0)), AsOf.NOW, null)
                        .measure(Question.of(words.get(1), Period.ALL))
                        .get(0)
                        .cell()
                        .toString());
        offer(context, "report", words -> {
            var tenant = new TenantId(words.get(0));
            var figures = metrics.open(tenant, AsOf.NOW, null);
            var request = ReportRequest.of(YearMonth.parse(words.get(2)), Locale.ENGLISH);
            var document = instances.report(tenant, words.get(1), report -> report.render(request, figures));
            return renderer.render(document, Format.MARKDOWN).text();
        });
    }

    @Override
    public void stop(BundleContext context) {}

    private static ImportRequest request(Path file) {
        var named = new ImportFile(String.valueOf(file.getFileName()), file, Instant.EPOCH);
        return new ImportRequest(List.of(named), null, false, Progress.NONE);
    }

    private static <T> T service(BundleContext context, Class<T> type) {
        return context.getService(Objects.requireNonNull(context.getServiceReference(type), type.getName()));
    }

    private static void offer(BundleContext context, String door, Door behind) {
        Function<List<String>, String> words = said -> {
            try {
                return behind.answer(said);
            } catch (MetricsException refused) {
                throw new IllegalArgumentException(refused.getMessage(), refused);
            }
        };
        context.registerService(Function.class, words, new Hashtable<>(Map.of("door", door)));
    }

    /** What the platform may refuse. */
    @FunctionalInterface
    private interface Door {

        String answer(List<String> words) throws MetricsException;
    }
}
