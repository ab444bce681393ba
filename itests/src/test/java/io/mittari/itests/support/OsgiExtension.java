package io.mittari.itests.support;

import io.mittari.itests.support.OsgiTest.Reuse;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts or reuses the container before a class, injects before each method, cleans up after it. */
final class OsgiExtension implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(OsgiExtension.class);
    private static final String OURS = "ours";

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        var store = context.getStore(NAMESPACE);
        if (store.get(OURS) == null) { // a nested class finds that of its outer class
            var wanted = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), OsgiTest.class)
                    .orElseThrow();
            var perRun = wanted.reuse() == Reuse.PER_RUN;
            // Stores close their values, and look in their parents: hence the unlike keys, and the supplier below.
            var slot = (perRun ? context.getRoot() : context)
                    .getStore(NAMESPACE)
                    .getOrComputeIfAbsent(
                            perRun ? wanted.value() : context.getUniqueId(),
                            key -> new ContainerSlot(wanted.value()),
                            ContainerSlot.class);
            store.put(OURS, (Supplier<ContainerSlot>) () -> slot);
        }
        slot(context).running();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        var osgi = slot(context).running();
        for (var test : context.getRequiredTestInstances().getAllInstances()) {
            for (Field field : AnnotationSupport.findAnnotatedFields(test.getClass(), OsgiService.class)) {
                field.setAccessible(true);
                field.set(test, resolve(osgi, field.getType(), field.getAnnotation(OsgiService.class)));
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        slot(context).cleanUp();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.isAnnotated(OsgiService.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        try {
            var wanted = parameter.findAnnotation(OsgiService.class).orElseThrow();
            return resolve(slot(context).running(), parameter.getParameter().getType(), wanted);
        } catch (Exception failure) {
            throw new ParameterResolutionException(failure.toString(), failure);
        }
    }

    private static Object resolve(Osgi osgi, Class<?> type, OsgiService wanted) throws InterruptedException {
        return type == Osgi.class ? osgi : osgi.service(type, wanted.filter(), Duration.ofSeconds(wanted.seconds()));
    }

    private static ContainerSlot slot(ExtensionContext context) {
        return (ContainerSlot) ((Supplier<?>) context.getStore(NAMESPACE).get(OURS)).get();
    }
}
