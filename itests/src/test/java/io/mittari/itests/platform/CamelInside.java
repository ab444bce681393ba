package io.mittari.itests.platform;

import java.util.Hashtable;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Inside the framework: answers through a route. */
public final class CamelInside extends RouteBuilder implements BundleActivator {

    private final CamelContext camel = new DefaultCamelContext(false);

    @Override
    public void configure() {
        from("direct:in").routeId("greeting").transform(simple("${body} was here"));
    }

    @Override
    public void start(BundleContext context) throws Exception {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(DefaultCamelContext.class.getClassLoader());
        try {
            camel.build();
            camel.addRoutes(this);
            camel.start();
        } finally {
            thread.setContextClassLoader(before);
        }
        var template = camel.createProducerTemplate();
        context.registerService(
                Supplier.class,
                (Supplier<?>) () -> template.requestBody("direct:in", "acme", String.class),
                new Hashtable<>(Map.of("answer", "camel")));
    }

    @Override
    public void stop(BundleContext context) {
        camel.stop();
    }
}
