package io.mittari.web;

import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.report.render.Renderer;
import io.mittari.tenant.admin.Instances;
import io.mittari.tenant.admin.Runs;
import io.mittari.tenant.admin.Tenants;
import jakarta.servlet.Servlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The door for a person with a browser. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/*")
public final class ConsoleServlet extends ConsoleDoor {

    private static final long serialVersionUID = 1L;

    @Activate
    public ConsoleServlet(
            @Reference Doors doors,
            @Reference MetricsAdmin metrics,
            @Reference Tenants tenants,
            @Reference Instances instances,
            @Reference Renderer renderer,
            @Reference Runs runs) {
        super(doors.access(), api(metrics, tenants, instances, renderer, runs));
    }

    static Api api(MetricsAdmin metrics, Tenants tenants, Instances instances, Renderer renderer, Runs runs) {
        var customers = new Customers(tenants);
        var reports = new ReportDesk(customers, metrics, instances, renderer, runs);
        return new Api(new Console(tenants, customers, metrics, reports).routes());
    }
}
