package io.mittari.itests.platform;

import jakarta.json.Json;
import java.util.Hashtable;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Inside the framework: answers with a JSON text. */
public final class JsonInside implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        var text = Json.createObjectBuilder().add("leads", 42).build().toString();
        context.registerService(Supplier.class, (Supplier<?>) () -> text, new Hashtable<>(Map.of("answer", "json")));
    }

    @Override
    public void stop(BundleContext context) {}
}
