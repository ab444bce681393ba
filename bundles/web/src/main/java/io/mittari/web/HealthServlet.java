package io.mittari.web;

import jakarta.json.Json;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** For those who watch processes: 200, or 503 and what does not run. Needs no token, and tells nothing of customers. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/health")
public final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Health health;

    @Activate
    public HealthServlet(BundleContext context, @Reference ServiceComponentRuntime components) {
        this(new Health(context, components));
    }

    HealthServlet(Health health) {
        this.health = health;
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
        var json = Json.createObjectBuilder()
                .add("well", findings.isEmpty())
                .add("wrong", wrong)
                .build();
        Exchange.write(Reply.json(findings.isEmpty() ? 200 : 503, json), response);
    }
}
