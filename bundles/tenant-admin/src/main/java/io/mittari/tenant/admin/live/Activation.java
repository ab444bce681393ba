package io.mittari.tenant.admin.live;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Gets a service on a thread of its own: the constructor behind it is foreign, and may hang. */
final class Activation {

    private final CompletableFuture<Optional<Object>> answer = new CompletableFuture<>();
    private final String name;
    private final Thread thread;

    private Activation(BundleContext framework, ServiceReference<?> reference, String name) {
        this.name = name;
        thread = ForeignThread.of("start " + name, () -> get(framework, reference));
    }

    static Activation begin(BundleContext framework, ServiceReference<?> reference, String name) {
        var activation = new Activation(framework, reference, name);
        activation.thread.start();
        return activation;
    }

    private void get(BundleContext framework, ServiceReference<?> reference) {
        try {
            var service = Optional.<Object>ofNullable(framework.getService(reference));
            if (!answer.complete(service) && service.isPresent()) {
                framework.ungetService(reference);
            }
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }

    /**
     * Waits for it.
     *
     * @return empty: the component refused
     * @throws TimeoutException if it is stuck; its thread is interrupted, and what comes later is let go of
     */
    Optional<Object> await(Duration limit) throws InterruptedException, TimeoutException, ExecutionException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(false);
            ForeignThread.giveUp(thread, "the start of " + name);
            throw e;
        }
    }
}
