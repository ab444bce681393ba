package io.mittari.connector.runtime;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/**
 * What a connector's Camel context loads with: the connector's bundle first, Camel's second. A thread that is forgotten
 * somewhere may keep this loader for good; after {@link #drop} it does not keep the bundle.
 */
final class ConnectorLoader extends ClassLoader {

    private final ClassLoader camel;
    private volatile ClassLoader connector;

    ConnectorLoader(ClassLoader connector, ClassLoader camel) {
        super("connector", null);
        this.connector = connector;
        this.camel = camel;
    }

    /** Lets go of the connector's bundle; only after the context was stopped. */
    void drop() {
        connector = camel;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        try {
            return connector.loadClass(name);
        } catch (ClassNotFoundException notTheConnectors) {
            return camel.loadClass(name);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        var own = connector.getResource(name);
        return own == null ? camel.getResource(name) : own;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        var found = new HashSet<String>();
        var all = new ArrayList<URL>();
        for (var loader : new ClassLoader[] {connector, camel}) {
            for (var url : Collections.list(loader.getResources(name))) {
                if (found.add(url.toExternalForm())) {
                    all.add(url);
                }
            }
        }
        return Collections.enumeration(all);
    }
}
