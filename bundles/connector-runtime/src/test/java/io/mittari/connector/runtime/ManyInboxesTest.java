package io.mittari.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.connector.runtime.imports.RunningInstance.State;
import io.mittari.connector.spi.Connector;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyInboxesTest {

    private static final int INBOXES = 1_000;

    @TempDir
    Path home;

    @Test
    void aThousandInboxesUseFewerThan50ThreadsAndLessThan40KbEach() throws Exception {
        try (var hosted = new Hosted(home)) {
            // given: one, so that the classes are there
            hosted.run("first", 1, "1.0.0", new InboxConnector());
            long before = usedHeap();

            // when
            for (int i = 0; i < INBOXES; i++) {
                hosted.offer(new Instance(new TenantId("t" + i), "crm", 1), "1.0.0", withoutAWordAboutThreads());
            }
            hosted.until(() -> "all run", () -> running(hosted) == INBOXES + 1);
            for (int i = 0; i < INBOXES; i++) {
                Files.writeString(home.resolve("inbox/t%d/crm/a.csv".formatted(i)), "1");
            }
            hosted.until(() -> "all are read", () -> hosted.ingested.size() == INBOXES);

            // then
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();
            long heap = (usedHeap() - before) / INBOXES;
            System.out.printf("1,000 inboxes: %d threads in the JVM, %,d bytes of heap each%n", threads, heap);
            assertThat(threads).isLessThan(50);
            assertThat(heap).isLessThan(40_000);
        }
    }

    private static Connector withoutAWordAboutThreads() {
        return site -> new RouteBuilder() {
            @Override
            public void configure() {
                from("file:%s?initialDelay=0&delay=1000".formatted(site.inbox()))
                        .routeId(site.routeId("inbox"))
                        .process(exchange -> InboxConnector.toBatch(exchange, site))
                        .process(site.ingest());
            }
        };
    }

    private static long running(Hosted hosted) {
        return hosted.hosting.instances().stream()
                .filter(shown -> shown.state() == State.RUNNING)
                .count();
    }

    private static long usedHeap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
