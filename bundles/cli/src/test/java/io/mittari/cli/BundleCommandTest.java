package io.mittari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleCommandTest {

    private static final String SHA256 = "ab".repeat(32);
    private static final String BUNDLE =
            "\"name\":\"com.agency.summary\",\"version\":\"1.2.0\",\"kind\":\"report\",\"sha256\":\"%s\",\"trust\":\"its digest is trusted\""
                    .formatted(SHA256);
    private static final String ENTRY =
            "{\"id\":\"%s\",\"kind\":\"digest\",\"by\":\"api\",\"why\":\"ours\",\"at\":\"2026-11-20T12:00:00Z\"}"
                    .formatted(SHA256);

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private FakePlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new FakePlatform(home);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void the_jar_is_sent_with_what_was_said_of_it() throws Exception {
        var jar = Files.writeString(home.resolve("summary.jar"), "a jar");
        platform.on(
                "POST bundles?trust=true&why=from%20the%20agency",
                "{%s,\"shipped\":false,\"tenants\":[],\"fresh\":true}".formatted(BUNDLE));

        assertThat(run("bundle", "install", jar.toString(), "--trust", "--why", "from the agency"))
                .isZero();
        assertThat(platform.asked).contains("POST bundles?trust=true&why=from%20the%20agency a jar");
        assertThat(out()).isEqualToNormalizingNewlines("""
                        com.agency.summary 1.2.0: installed
                          SHA-256 %s
                          trusted: its digest is trusted
                        """.formatted(SHA256));
    }

    @Test
    void a_jar_that_is_there_already_is_told_so() throws Exception {
        var jar = Files.writeString(home.resolve("summary.jar"), "a jar");
        platform.on("POST bundles", "{%s,\"shipped\":false,\"tenants\":[],\"fresh\":false}".formatted(BUNDLE));

        assertThat(run("bundle", "install", jar.toString())).isZero();
        assertThat(out()).startsWith("com.agency.summary 1.2.0: is there already");
    }

    @Test
    void what_is_refused_or_cannot_be_read_fails() throws Exception {
        var jar = Files.writeString(home.resolve("summary.jar"), "a jar");
        platform.refuse("POST bundles", 400, "{\"error\":\"the bundle is refused: it is no jar\"}");

        assertThat(run("bundle", "install", jar.toString())).isEqualTo(1);
        assertThat(run("bundle", "install", "/no/such.jar")).isEqualTo(1);
        assertThat(messages())
                .contains(
                        "mittari: the bundle is refused: it is no jar",
                        "mittari: there is no file '/no/such.jar' that can be read");
    }

    @Test
    void the_list_is_a_table_and_what_must_not_run_is_told_beside() {
        platform.on(
                "GET bundles",
                "[{%s,\"shipped\":false,\"tenants\":[\"acme\",\"boreal\"],\"trouble\":\"it is known to be bad\"},{%s,\"shipped\":true,\"tenants\":[]}]"
                        .formatted(BUNDLE, BUNDLE.replace("com.agency.summary", "io.mittari.a")));

        assertThat(run("bundle", "list")).isZero();
        assertThat(out()).isEqualToNormalizingNewlines("""
                        bundle              version  kind    from       SHA-256       customers
                        com.agency.summary  1.2.0    report  installed  abababababab  acme, boreal
                        io.mittari.a        1.2.0    report  shipped    abababababab  -
                        """);
        assertThat(messages())
                .isEqualToIgnoringNewLines("mittari: com.agency.summary 1.2.0 must not run: it is known to be bad");
    }

    @Test
    void uninstalling_says_that_going_back_needs_it_again() {
        platform.on("DELETE bundles/com.agency.summary/1.2.0", "{%s}".formatted(BUNDLE));

        assertThat(run("bundle", "uninstall", "com.agency.summary", "1.2.0")).isZero();
        assertThat(out()).isEqualToNormalizingNewlines("""
                        com.agency.summary 1.2.0: uninstalled
                          a customer that goes back to it needs it again: mittari bundle install FILE
                        """);
    }

    @Test
    void trust_is_added_listed_and_removed() {
        platform.on("POST trust", ENTRY);
        platform.on("GET trust", "[%s]".formatted(ENTRY));
        platform.on("DELETE trust/abababab", ENTRY);

        assertThat(run("trust", "add", SHA256, "--why", "ours")).isZero();
        assertThat(run("trust", "list")).isZero();
        assertThat(run("trust", "remove", "abababab")).isZero();
        assertThat(platform.asked).contains("POST trust {\"sha256\":\"%s\",\"why\":\"ours\"}".formatted(SHA256));
        assertThat(out()).isEqualToNormalizingNewlines("""
                        trusted: %s
                        SHA-256                                                           of   by   at                    why
                        %s  jar  api  2026-11-20T12:00:00Z  ours
                        not trusted any more: %s
                        """.formatted(SHA256, SHA256, SHA256));
    }

    @Test
    void a_certificate_is_sent_as_it_is_written() throws Exception {
        var file = Files.writeString(home.resolve("agency.pem"), "-----BEGIN");
        var entry = ENTRY.replace("\"kind\":\"digest\"", "\"kind\":\"certificate\",\"name\":\"CN=Agency CA\"");
        platform.on("POST trust", entry).on("GET trust", "[%s]".formatted(entry));

        assertThat(run("trust", "add", file.toString())).isZero();
        assertThat(run("trust", "list")).isZero();
        assertThat(run("trust", "add", "nothing")).isEqualTo(1);
        assertThat(platform.asked).contains("POST trust {\"certificate\":\"-----BEGIN\"}");
        assertThat(out())
                .startsWith("trusted: %s, CN=Agency CA".formatted(SHA256))
                .contains("  CN=Agency CA  api");
        assertThat(messages())
                .isEqualToIgnoringNewLines(
                        "mittari: 'nothing' is neither a SHA-256, 64 digits 0-9 and a-f, nor the file of a certificate");
    }

    @Test
    void a_list_of_bad_bundles_is_sent_with_its_signature() throws Exception {
        var list = Files.writeString(home.resolve("bad.json"), "{}");
        var answer = "{\"serial\":7,\"issued\":\"2026-11-20T12:00:00Z\",\"bad\":2}";
        platform.on("POST trust/feed", answer).on("GET trust/feed", answer);

        assertThat(run("trust", "feed", list.toString())).isEqualTo(1);
        Files.write(home.resolve("bad.json.sig"), new byte[] {1, 2});
        assertThat(run("trust", "feed", list.toString())).isZero();
        assertThat(run("trust", "feed")).isZero();
        assertThat(platform.asked).contains("POST trust/feed {\"document\":\"{}\",\"signature\":\"AQI=\"}");
        assertThat(out()).isEqualToNormalizingNewlines("""
                        list 7 of 2026-11-20T12:00:00Z holds: 2 known-bad entries
                        list 7 of 2026-11-20T12:00:00Z holds: 2 known-bad entries
                        """);
        assertThat(messages()).contains("bad.json.sig' that can be read");
    }

    @Test
    void json_is_passed_through() {
        platform.on("GET trust", "[]").on("GET bundles", "[]");

        assertThat(run("trust", "list", "--json")).isZero();
        assertThat(run("bundle", "list", "--json")).isZero();
        assertThat(out()).isEqualToIgnoringNewLines("[][]");
    }

    private int run(String... words) {
        var arguments = new ArrayList<>(List.of("--home", home.toString()));
        arguments.addAll(List.of(words));
        var session = new Session(
                Map.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                false,
                (where, log) -> {
                    throw new AssertionError("a platform is started though one answers");
                });
        return Main.line(
                        session,
                        null,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(messages, true, StandardCharsets.UTF_8))
                .execute(arguments.toArray(String[]::new));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String messages() {
        return messages.toString(StandardCharsets.UTF_8);
    }
}
