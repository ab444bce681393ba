package io.mittari.itests.support;

import org.jspecify.annotations.Nullable;

/** The place of one container: empty until asked for, and again after a test that left it unfit. */
final class ContainerSlot implements AutoCloseable {

    private final Class<? extends OsgiRuntime> runtime;

    @Nullable
    private Container container;

    ContainerSlot(Class<? extends OsgiRuntime> runtime) {
        this.runtime = runtime;
    }

    synchronized Osgi running() throws Exception {
        var running = container;
        if (running == null) {
            running = Container.start(runtime.getDeclaredConstructor().newInstance());
            container = running;
        }
        return running.osgi();
    }

    synchronized void cleanUp() throws Exception {
        if (container != null && !container.reset()) {
            close();
        }
    }

    @Override
    public synchronized void close() {
        if (container != null) {
            container.stop();
            container = null;
        }
    }
}
