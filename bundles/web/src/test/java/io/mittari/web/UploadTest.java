package io.mittari.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.connector.spi.ImportRequest.ImportFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class UploadTest {

    @TempDir
    Path folder;

    private Upload upload;

    @BeforeEach
    void begin() {
        upload = new Upload(folder.resolve("0123"));
    }

    @Test
    void filesThatComeSideBySideKeepTheirOwnContentAndTheirOrder() throws Exception {
        var sending = new PipedOutputStream();
        var first = begun("first.csv", new PipedInputStream(sending));

        take("second.csv", "two");
        sending.write("one".getBytes(StandardCharsets.UTF_8));
        sending.close();
        first.get();

        assertThat(upload.close()).extracting(ImportFile::name).containsExactly("first.csv", "second.csv");
        assertThat(upload.close())
                .extracting(file -> Files.readString(file.path()))
                .containsExactly("one", "two");
        assertThat(upload.bytes()).isEqualTo(6);
    }

    @Test
    void aNameThatIsBeingSentIsNotTakenTwice() throws Exception {
        var sending = new PipedOutputStream();
        var first = begun("leads.csv", new PipedInputStream(sending));

        assertThatThrownBy(() -> take("leads.csv", "other"))
                .isInstanceOf(Refusal.class)
                .hasMessage("the import has a file 'leads.csv' already");
        sending.write("one".getBytes(StandardCharsets.UTF_8));
        sending.close();
        first.get();

        assertThat(upload.close())
                .extracting(file -> Files.readString(file.path()))
                .containsExactly("one");
    }

    @Test
    void theImportDoesNotBeginWhileAFileIsStillBeingSent() throws Exception {
        take("accounts.csv", "x");
        var sending = new PipedOutputStream();
        var leads = begun("leads.csv", new PipedInputStream(sending));

        assertThatThrownBy(() -> upload.close())
                .isInstanceOf(Refusal.class)
                .hasMessage("the file 'leads.csv' is still being sent");
        assertThat(upload.underWay()).isTrue();
        sending.close();
        leads.get();

        assertThat(upload.underWay()).isFalse();
        assertThat(upload.close()).hasSize(2);
        assertThatThrownBy(() -> take("late.csv", "x"))
                .isInstanceOf(Refusal.class)
                .hasMessage("the import takes no file any more");
    }

    @Test
    void aFileThatBreaksOffLeavesNothingAndMayComeAgain() throws Exception {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the sender is gone");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> upload.take(FileName.of("leads.csv"), Instant.EPOCH, broken, -1))
                .hasMessage("the sender is gone");
        assertThat(folder.resolve("0123")).isEmptyDirectory();
        assertThatThrownBy(() -> upload.take(FileName.of("leads.csv"), Instant.EPOCH, content("ab"), 3))
                .isInstanceOf(Refusal.class)
                .hasMessage("'leads.csv' ended after 2 of 3 bytes");
        assertThat(folder.resolve("0123")).isEmptyDirectory();
        take("leads.csv", "whole");

        assertThat(upload.close())
                .extracting(file -> Files.readString(file.path()))
                .containsExactly("whole");
        assertThat(upload.bytes()).isEqualTo(5);
    }

    /** Returns once it is announced; it waits for what is written into the pipe. */
    private FutureTask<Void> begun(String name, InputStream content) {
        Callable<Void> taking = () -> {
            upload.take(FileName.of(name), Instant.EPOCH, content, -1);
            return null;
        };
        var begun = new FutureTask<>(taking);
        new Thread(begun, "sending " + name).start();
        while (!upload.underWay()) {
            Thread.onSpinWait();
        }
        return begun;
    }

    private void take(String name, String content) throws Refusal, IOException {
        upload.take(FileName.of(name), Instant.EPOCH, content(content), content.length());
    }

    private static InputStream content(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
