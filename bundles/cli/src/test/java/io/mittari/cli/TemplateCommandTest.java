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

class TemplateCommandTest {

    private static final String NEWEST =
            "\"template\":\"agency@2\",\"name\":\"agency\",\"version\":2,\"by\":\"api\",\"why\":\"new year\",\"at\":\"2026-11-20T12:00:00Z\"";
    private static final String MOVED =
            "{\"tenant\":\"acme\",\"from\":\"agency@1\",\"to\":\"agency@2\",\"done\":%s,\"sequence\":12,\"conflicts\":0,\"differences\":["
                    + "{\"place\":\"horizon\",\"outcome\":\"taken\",\"base\":90,\"template\":60,\"tenant\":90},"
                    + "{\"place\":\"tags\",\"outcome\":\"kept\",\"base\":[],\"template\":[],\"tenant\":[\"retail\"]},"
                    + "{\"place\":\"vat\",\"outcome\":\"agreed\",\"base\":\"net\",\"template\":\"gross\",\"tenant\":\"gross\"},"
                    + "{\"place\":\"alerts.quiet\",\"outcome\":\"taken\",\"template\":{\"name\":\"quiet\"}}],"
                    + "\"moves\":[{\"text\":\"report monthly: r.funnel 1.0 -> r.funnel 1.1\"}],\"changes\":[\"set horizon: 90 -> 60\"]}";
    private static final String CONFLICTING =
            "{\"tenant\":\"boreal\",\"from\":\"agency@1\",\"to\":\"agency@2\",\"done\":false,\"conflicts\":1,\"differences\":["
                    + "{\"place\":\"horizon\",\"outcome\":\"conflict\",\"base\":90,\"template\":60,\"tenant\":120}],"
                    + "\"moves\":[],\"changes\":[],\"trouble\":\"both have changed horizon\"%s}";
    private static final String MOVED_TEXT = """
            acme: agency@1 -> agency@2%s
              takes horizon: 90 -> 60
              keeps tags: ["retail"]; [] in agency@2
              has vat already: "gross"
              takes alerts.quiet: nothing -> {"name":"quiet"}
              report monthly: r.funnel 1.0 -> r.funnel 1.1
            """;
    private static final String CONFLICT_TEXT = """
            boreal: agency@1 -> agency@2, not done
              conflict horizon: 90 in agency@1, 60 in agency@2, 120 in the customer's file
              cannot be applied: 1 conflict; --keep PLACE leaves the customer's, --take PLACE takes the template's
            """;

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
    void a_template_is_sent_as_it_stands_in_its_file() throws Exception {
        var file = Files.writeString(home.resolve("agency.json"), "{\"horizon\":60}");
        platform.on("PUT templates/agency?why=new%20year", "{" + NEWEST + ",\"fresh\":true}");
        platform.on("PUT templates/agency", "{" + NEWEST + ",\"fresh\":false}");

        assertThat(run("template", "put", "agency", file.toString(), "--why", "new year"))
                .isZero();
        assertThat(run("template", "put", "agency", file.toString())).isZero();

        assertThat(platform.asked).contains("PUT templates/agency?why=new%20year {\"horizon\":60}");
        assertThat(out()).isEqualToNormalizingNewlines("""
                        agency@2: kept
                        agency@2 says the same already: no new version
                        """);
        assertThat(run("template", "put", "agency", "/no/such.json")).isEqualTo(1);
        assertThat(messages()).contains("/no/such.json");
    }

    @Test
    void the_list_tells_who_is_on_which_version_and_one_is_shown_as_a_file() {
        platform.on(
                "GET templates",
                "[{%s,\"tenants\":[]},{%s,\"tenants\":[\"acme\",\"boreal\"]}]"
                        .formatted(NEWEST, NEWEST.replace("agency@2", "agency@1")));
        platform.on("GET templates/agency%401", "{" + NEWEST + ",\"file\":{\"horizon\":60}}");

        assertThat(run("template", "list")).isZero();
        assertThat(run("template", "show", "agency@1")).isZero();

        assertThat(out()).isEqualToNormalizingNewlines("""
                        template  by   at                    customers     why
                        agency@2  api  2026-11-20T12:00:00Z  -             new year
                        agency@1  api  2026-11-20T12:00:00Z  acme, boreal  new year
                        {
                            "horizon": 60
                        }
                        """);
        platform.on("GET templates", "[]");
        run("template", "list");
        assertThat(out()).endsWith("no templates yet; mittari template put makes one\n");
    }

    @Test
    void the_difference_is_shown_for_each_customer() {
        platform.on(
                "POST tenants/%40retail/template?dryRun=true",
                "[" + MOVED.formatted(false) + "," + CONFLICTING.formatted("") + "]");

        assertThat(run("template", "diff", "agency@2", "@retail", "--keep", "tags", "--keep", "vat", "--take", "x"))
                .isZero();

        assertThat(platform.asked)
                .contains(
                        "POST tenants/%40retail/template?dryRun=true {\"template\":\"agency@2\",\"keep\":[\"tags\",\"vat\"],\"take\":[\"x\"]}");
        assertThat(out()).isEqualToNormalizingNewlines(MOVED_TEXT.formatted(", not done") + CONFLICT_TEXT);
        assertThat(messages()).isEmpty();
    }

    @Test
    void applying_fails_where_one_could_not_be_moved_and_says_why() {
        var error = ",\"error\":\"both have changed horizon\"";
        platform.on(
                "POST tenants/all/template",
                "[" + MOVED.formatted(true) + "," + CONFLICTING.formatted(error)
                        + ",{\"tenant\":\"cargo\",\"error\":\"it failed\"}]");
        platform.on("POST tenants/boreal/template?dryRun=true", CONFLICTING.formatted(""));

        assertThat(run("template", "apply", "agency", "all", "--why", "new year"))
                .isEqualTo(1);
        assertThat(platform.asked).contains("POST tenants/all/template {\"template\":\"agency\",\"why\":\"new year\"}");
        assertThat(out()).isEqualToNormalizingNewlines(MOVED_TEXT.formatted("") + CONFLICT_TEXT);
        assertThat(messages()).isEqualToNormalizingNewlines("""
                        mittari: boreal: both have changed horizon
                        mittari: cargo: it failed
                        """);

        assertThat(run("template", "apply", "agency", "boreal", "--dry-run")).isEqualTo(1);
    }

    @Test
    void what_already_is_as_it_should_be_is_told_so() {
        platform.on(
                "POST tenants/acme/template",
                "{\"tenant\":\"acme\",\"to\":\"agency@2\",\"done\":true,\"sequence\":12,\"conflicts\":0,\"differences\":[],\"moves\":[],\"changes\":[\"nothing changes\"]}");

        assertThat(run("template", "apply", "agency", "acme")).isZero();

        assertThat(out()).isEqualToNormalizingNewlines("acme: no template -> agency@2\n  nothing changes\n");
    }

    @Test
    void a_new_customer_says_itself_what_no_template_says() {
        platform.on("POST tenants", "{\"tenant\":\"acme\",\"done\":true,\"sequence\":1,\"changes\":[]}");

        assertThat(run("tenant", "add", "acme", "--name", "Acme", "--zone", "UTC", "--template", "agency"))
                .isZero();
        assertThat(platform.asked)
                .contains("POST tenants {\"id\":\"acme\",\"name\":\"Acme\",\"zone\":\"UTC\",\"template\":\"agency\"}");
        assertThat(run("tenant", "add", "acme", "--name", "Acme", "--zone", "UTC"))
                .isEqualTo(2);
        assertThat(messages())
                .isEqualToIgnoringNewLines("mittari: --locale is missing; only a --template can say it instead");
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
