package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.itests.command.SwapLoad.Versions;
import io.mittari.itests.support.SwapBundles;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link SwapLoadIT} looks for would be found: each bundle here has one defect that only shows under load. */
class SwapLoadCheckIT {

    private static final Versions GOOD = new Versions("1.0.0", "1.1.0");

    @TempDir
    Path folder;

    private Mittari mittari = new Mittari(Path.of(""));

    @BeforeEach
    void start() throws Exception {
        mittari = new Mittari(SwapBundles.shippedWith(folder), folder.resolve("home"), Map.of());
        mittari.run("start").ok();
    }

    @AfterEach
    void stop() throws Exception {
        mittari.close();
    }

    @Test
    void aReportThatFailsNowAndThenIsFound() {
        assertThatThrownBy(() -> load(new Versions("1.0.0", "1.2.0.faltering"), "2.0.0", GOOD))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("but was: 500");
    }

    @Test
    void anotherCustomerThatIsToldSomethingElseIsFound() {
        assertThatThrownBy(() -> load(GOOD, "1.2.0.wavering", GOOD))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("of boreal")
                .hasMessageContaining("told for the 2. time");
    }

    private void load(Versions report, String others, Versions feed) throws Exception {
        new SwapLoad(mittari, folder, "acme", "boreal").run(report, others, feed, 2, swap -> {});
    }
}
