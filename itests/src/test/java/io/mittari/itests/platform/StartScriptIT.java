package io.mittari.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.support.PlatformProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts in bin, before any Java runs. */
class StartScriptIT {

    @TempDir
    Path folder;

    @Test
    void refusesAJavaThatIsTooOldAndNamesIt() throws Exception {
        var java = javaHome("JAVA_VERSION=\"11.0.2\"");

        assertThat(startedWith(java))
                .isEqualTo("mittari: " + java + "/bin/java is Java 11.0.2; Java 17 or later is needed\n");
    }

    @Test
    void namesTheJavaHomeThatHasNoJava() throws Exception {
        assertThat(startedWith(folder))
                .isEqualTo("mittari: no Java found in JAVA_HOME=" + folder + "; Java 17 or later is needed\n");
    }

    private Path javaHome(String release) throws IOException {
        var home = Files.createDirectories(folder.resolve("old java"));
        Files.writeString(home.resolve("release"), release + "\n");
        var java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nexit 99\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home;
    }

    private String startedWith(Path javaHome) throws Exception {
        var script = PlatformProcess.shipped().resolve("bin/mittari-platform").toString();
        var builder =
                new ProcessBuilder(script, "--home", folder.resolve("home").toString());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        var process = builder.redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        return output;
    }
}
