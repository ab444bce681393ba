package io.mittari.tenant.admin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

class HoldersTest {

    private static final String NOWHERE = "mittari:nowhere";

    @TempDir
    static Path storage;

    private static Framework framework;

    private final ClassLoader foreign = new Foreign();

    @BeforeAll
    static void start() throws Exception {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of("org.osgi.framework.storage", storage.toString()));
        framework.start();
    }

    @AfterAll
    static void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Test
    void nobodyIsNamedForNothing() {
        assertThat(holders()).isEmpty();
    }

    @Test
    void aThreadIsNamedByItsContextLoaderAndItsHandler() throws Exception {
        var goOn = new CountDownLatch(1);
        var first = thread("by context", goOn);
        first.setContextClassLoader(foreign);
        var second = thread("by handler", goOn);
        second.setUncaughtExceptionHandler(foreign(Thread.UncaughtExceptionHandler.class));
        first.start();
        second.start();

        assertThat(holders())
                .containsExactly("thread 'by context'", "uncaught exception handler of thread 'by handler'");
        goOn.countDown();
        first.join();
        second.join();
    }

    @Test
    void aServiceIsNamedByItsPropertiesItsOwnerAndItsUsers() {
        var properties = new Hashtable<String, Object>();
        properties.put("listener", foreign(Runnable.class));
        var context = context();
        var registration = context.registerService(Comparable.class, "x", properties);
        try {
            assertThat(holders())
                    .containsExactly(
                            "property 'listener' of service java.lang.Comparable of org.apache.felix.framework");

            context.getService(registration.getReference());
            assertThat(Holders.of(foreign, context, "System Bundle"))
                    .contains(
                            "service java.lang.Comparable of org.apache.felix.framework",
                            "use of service java.lang.Comparable of org.apache.felix.framework");
        } finally {
            registration.unregister();
        }
    }

    @Test
    void aManagedBeanIsNamed() throws Exception {
        var server = ManagementFactory.getPlatformMBeanServer();
        var name = new ObjectName("io.example:type=Left");
        server.registerMBean(
                new StandardMBean(foreign(Runnable.class), Runnable.class) {
                    @Override
                    protected void cacheMBeanInfo(javax.management.MBeanInfo told) {}
                },
                name);
        try {
            assertThat(Holders.of(HoldersTest.class.getClassLoader(), context(), NOWHERE))
                    .contains("MBean 'io.example:type=Left'");
        } finally {
            server.unregisterMBean(name);
        }
    }

    @Test
    void aLogHandlerIsNamedWithItsLogger() {
        var logger = Logger.getLogger("io.example.left");
        var filtered = new Quiet();
        filtered.setFilter(foreign(java.util.logging.Filter.class));
        logger.addHandler(filtered);
        logger.setFilter(foreign(java.util.logging.Filter.class));
        try {
            assertThat(holders())
                    .containsExactly(
                            "log filter of logger 'io.example.left'", "log handler of logger 'io.example.left'");
        } finally {
            logger.removeHandler(filtered);
            logger.setFilter(null);
        }
    }

    @Test
    void whatIsTheDefaultOfTheWholeJvmIsNamed() {
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler(foreign(Thread.UncaughtExceptionHandler.class));
        System.getProperties().put("left", foreign(Runnable.class));
        try {
            assertThat(holders())
                    .containsExactly("default uncaught exception handler", "value of system property 'left'");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
            System.getProperties().remove("left");
        }
    }

    @Test
    void aSecurityProviderIsNamed() {
        var provider = new Provider("Left", "1", "for a test") {};
        Security.addProvider(provider);
        try {
            assertThat(Holders.of(HoldersTest.class.getClassLoader(), context(), NOWHERE))
                    .contains("security provider 'Left'");
        } finally {
            Security.removeProvider("Left");
        }
    }

    @Test
    void moreThanPeopleReadAreCounted() throws Exception {
        var goOn = new CountDownLatch(1);
        var threads = Stream.iterate(10, number -> number + 1)
                .limit(25)
                .map(number -> thread("left " + number, goOn))
                .toList();
        threads.forEach(thread -> thread.setContextClassLoader(foreign));
        threads.forEach(Thread::start);

        assertThat(holders()).hasSize(21).startsWith("thread 'left 10'").last().isEqualTo("5 more");
        goOn.countDown();
        for (var thread : threads) {
            thread.join();
        }
    }

    private List<String> holders() {
        return Holders.of(foreign, context(), NOWHERE);
    }

    private static BundleContext context() {
        return framework.getBundleContext();
    }

    private static Thread thread(String name, CountDownLatch goOn) {
        return new Thread(
                () -> {
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                name);
    }

    /** Something whose class is of that loader. */
    private <T> T foreign(Class<T> type) {
        InvocationHandler nothing =
                (self, method, given) -> switch (method.getReturnType().getName()) {
                    case "boolean" -> true;
                    case "int" -> 0;
                    default -> null;
                };
        return type.cast(Proxy.newProxyInstance(foreign, new Class<?>[] {type}, nothing));
    }

    /** A loader of its own; it sees what the test sees, and defines proxies. */
    private static final class Foreign extends ClassLoader {

        Foreign() {
            super(HoldersTest.class.getClassLoader());
        }
    }

    private static final class Quiet extends Handler {

        @Override
        public void publish(LogRecord told) {}

        @Override
        public void flush() {}

        @Override
        public void close() throws SecurityException {}
    }
}
