package io.mittari.web;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.store.StoreUpkeep;
import jakarta.json.Json;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * For those who watch processes: 200, or 503 and what does not run. That data is missing is told, but a start anew would
 * not help: it stays 200. Needs no token, and tells nothing of customers.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/health")
public final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Health health;

    private final transient @Nullable StoreUpkeep store;

    @Activate
    public HealthServlet(
            BundleContext context,
            @Reference ServiceComponentRuntime components,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    StoreUpkeep store) {
        this(new Health(context, components), store);
    }

    /** @param store null: it is not up, and health says so */
    HealthServlet(Health health, @Nullable StoreUpkeep store) {
        this.health = health;
        this.store = store;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!Access.hostAllowed(request.getHeader("Host"))) {
            Exchange.write(Reply.error(403, "this platform is at 127.0.0.1 and localhost only"), response);
            return;
        }
        var findings = health.findings();
        var wrong = Json.createArrayBuilder();
        findings.forEach(finding -> wrong.add(finding.wrong()));
        long lost = lost();
        if (lost > 0) {
            wrong.add(Checkup.told(lost));
        }
        var json = Json.createObjectBuilder()
                .add("well", findings.isEmpty() && lost == 0)
                .add("wrong", wrong)
                .build();
        Exchange.write(Reply.json(findings.isEmpty() ? 200 : 503, json), response);
    }

    /** A store that cannot be asked is no answer that data is missing; what does not run is told by health. */
    private long lost() {
        try {
            return store == null ? 0 : store.lost();
        } catch (Unavailable later) {
            return 0;
        }
    }
}
