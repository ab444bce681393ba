package io.mittari.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    private static final Map<String, String> BY_VARIABLE = Map.of(Settings.HOME_VARIABLE, "/from/variable");

    @TempDir
    Path distribution;

    @Test
    void theOptionGoesBeforeTheVariable() throws Exception {
        var settings = settings(BY_VARIABLE, "--distribution", distribution.toString(), "--home", "/from/option");

        assertThat(settings).isEqualTo(new Settings(distribution, Path.of("/from/option"), false));
    }

    @Test
    void theVariableGoesBeforeTheDefault() throws Exception {
        var settings = settings(BY_VARIABLE, "--distribution", distribution.toString());

        assertThat(settings.home()).isEqualTo(Path.of("/from/variable"));
    }

    @Test
    void theDefaultHomeIsInTheUsersHome() throws Exception {
        var settings = settings(Map.of(), "--distribution", distribution.toString());

        assertThat(settings.home()).isEqualTo(Path.of(System.getProperty("user.home"), ".mittari"));
    }

    @Test
    void theShellIsThereOnlyIfItIsAskedFor() throws Exception {
        assertThat(settings(Map.of(), "--shell", "--distribution", distribution.toString(), "--home", "/x"))
                .isEqualTo(new Settings(distribution, Path.of("/x"), true));
        assertThat(settings(Map.of(), "--distribution", distribution.toString(), "--shell")
                        .shell())
                .isTrue();
        assertThat(settings(Map.of(), "--distribution", distribution.toString()).shell())
                .isFalse();
    }

    @Test
    void namesTheOptionItDoesNotKnow() {
        assertThatThrownBy(() -> settings(Map.of(), "--hom", "/x"))
                .isInstanceOf(WrongUsage.class)
                .hasMessage(
                        "'--hom' is not understood; use: mittari-platform --distribution DIR [--home DIR] [--shell]");
    }

    @Test
    void namesTheFolderThatIsNotThere() {
        assertThatThrownBy(() -> settings(Map.of(), "--distribution", "/not/there"))
                .isInstanceOf(WrongUsage.class)
                .hasMessageStartingWith("no distribution folder at '/not/there'");
    }

    private static Settings settings(Map<String, String> environment, String... arguments) throws WrongUsage {
        return Settings.of(arguments, environment);
    }
}
