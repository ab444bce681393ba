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

/** Whole commands, from their words to their output and exit code. */
class CommandTest {

    private static final String REPLAYED =
            "{\"tenant\":\"acme\",\"sequence\":9,\"read\":3,\"empty\":0,\"rejected\":1,\"stored\":2,"
                    + "\"known\":0,\"corrected\":0,\"retracted\":0,\"waiting\":0,\"unmatched\":{},\"files\":[],\"months\":[\"2026-01\",\"2026-02\"],\"remarks\":[\"a remark\"]}";

    private static final String MOVED =
            "{\"kind\":\"report\",\"name\":\"monthly\",\"settings\":false,\"text\":\"report monthly: r.funnel 1.0 -> r.funnel 1.1\"}";

    private static final String CHECK =
            "{\"files\":[{\"name\":\"deals.csv\",\"entry\":\"deal\",\"dialect\":\"delimiter=;\","
                    + "\"rows\":1,\"taken\":%d,\"empty\":0,\"rejected\":%d,\"columns\":[],\"facts\":[],\"reasons\":[]}],\"remarks\":[]}";

    private static final String RECEIPT =
            "{\"sequence\":9,\"read\":%d,\"empty\":%d,\"rejected\":%d,\"stored\":3,\"known\":0,\"corrected\":0,"
                    + "\"retracted\":0,\"waiting\":0,\"unmatched\":{\"teams\":2,\"accounts\":0},\"files\":[]}";

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
    void json_is_passed_through_and_nothing_else_is_on_stdout() {
        platform.on("GET tenants/acme/metrics/win-rate?from=2017&by=quarter%2Cchannel&basis=closed", metric("63.1501"));

        int exit = run(
                "metric",
                "acme",
                "win-rate",
                "--from",
                "2017",
                "--by",
                "quarter,channel",
                "--basis",
                "closed",
                "--json");

        assertThat(exit).isZero();
        assertThat(out()).isEqualToIgnoringNewLines(metric("63.1501"));
        assertThat(messages()).isEmpty();
    }

    @Test
    void a_metric_is_a_table_for_people() {
        platform.on("GET tenants/acme/metrics/win-rate", metric("63.1501"));

        run("metric", "acme", "win-rate");

        assertThat(out()).isEqualToNormalizingNewlines("""
                        acme at #123, as of 2017-12-31, all time

                        quarter  win-rate  of            n  95 %       basis
                        2017-Q1    63.2 %  4238/6711  6711  62.0–64.3  closed

                        """);
    }

    @Test
    void a_backup_without_what_cannot_be_read_says_that_an_older_one_is_to_be_kept() {
        platform.on(
                "POST backup",
                "{\"progress\":\"the store\"}\n{\"result\":{\"folder\":\"/b\",\"files\":12,\"bytes\":3456,\"tenants\":2,\"withKeys\":true,\"lost\":3}}");

        int exit = run("backup", "/b", "--with-keys");

        assertThat(exit).isEqualTo(1);
        assertThat(platform.asked).contains("POST backup {\"folder\":\"/b\",\"withKeys\":true}");
        assertThat(out()).isEqualToIgnoringNewLines("/b holds 2 tenants, 12 files, 1 MB, and the keys");
        assertThat(messages())
                .isEqualToIgnoringNewLines(
                        "mittari: 3 blocks of journals cannot be read, and are not in it: keep an older backup that has them; mittari doctor says more");
    }

    @Test
    void a_swap_is_told_with_all_it_touches() throws Exception {
        platform.on("POST tenants/acme/swaps?dryRun=true", swap(false));
        platform.on("POST tenants/acme/swaps", swap(true));
        var settings = Files.writeString(home.resolve("settings.json"), "{\"rows\":5}");

        assertThat(run("swap", "plan", "acme", "monthly", "1.1")).isZero();
        assertThat(out()).isEqualToNormalizingNewlines("""
                        acme, only planned
                          report monthly: r.funnel 1.0 -> r.funnel 1.1
                          starts bundle r.funnel 1.1
                          configuration r.funnel~acme.monthly.g2 is made
                          configuration r.funnel~acme.monthly.g1 is deleted
                          schedule monthly: 0 7 2 * * stays
                          bundle r.funnel 1.0: no customer uses it afterwards
                          nothing else is touched, and no other customer
                        """);
        out.reset();
        assertThat(run("swap", "apply", "acme", "monthly", "--settings", settings.toString(), "--why", "new look"))
                .isZero();

        assertThat(platform.asked)
                .contains(
                        "POST tenants/acme/swaps?dryRun=true {\"instance\":\"monthly\",\"version\":\"1.1\"}",
                        "POST tenants/acme/swaps {\"instance\":\"monthly\",\"settings\":{\"rows\":5},\"why\":\"new look\"}");
        assertThat(out())
                .startsWith("acme\n")
                .contains("  started bundle r.funnel 1.1\n")
                .endsWith(
                        "  bundle r.funnel 1.0: no customer uses it any more\n  meanwhile boreal.csv.g1 went, because tenant boreal was removed\n  nothing else was touched\n");
    }

    @Test
    void a_swap_that_stops_half_way_says_who_was_left_out() {
        platform.on(
                "POST tenants/all/rollbacks",
                "[%s,{\"tenant\":\"b\",\"error\":\"it failed\"},{\"tenant\":\"c\",\"error\":\"not changed, because b failed\"}]"
                        .formatted(back("")));

        assertThat(run("swap", "rollback", "all", "--change", "7")).isEqualTo(1);
        assertThat(out()).endsWith("  nothing else was touched\n  no document was handed out by it\n");

        assertThat(platform.asked).contains("POST tenants/all/rollbacks {\"change\":7}");
        assertThat(messages())
                .isEqualToNormalizingNewlines("mittari: b: it failed\nmittari: c: not changed, because b failed\n");
    }

    @Test
    void a_rollback_lists_what_the_version_made_and_for_whom() {
        platform.on("POST tenants/acme/rollbacks?dryRun=true", back(RUN));

        assertThat(run("swap", "rollback", "acme", "--dry-run")).isZero();

        assertThat(out()).endsWith("""
                          documents that were handed out by it:
                          report   version  period   last                  point  as of       format  to            times  earlier
                          monthly  1.1      2026-10  1970-01-01T00:01:00Z     #7  2026-11-01  html    request: api      3        4
                        """);
    }

    @Test
    void a_rollback_is_done_also_where_the_ledger_cannot_be_read_and_says_so() {
        platform.on("POST tenants/acme/rollbacks", back("").replaceFirst("\\{", "{\"runsTrouble\":\"it is damaged\","));

        assertThat(run("swap", "rollback", "acme")).isZero();

        assertThat(out())
                .endsWith(
                        "  which documents it made cannot be read now: it is damaged; mittari report runs acme tells them later\n");
    }

    @Test
    void the_runs_of_a_customer_are_a_table_or_json() {
        platform.on("GET tenants/acme/runs", "{\"tenant\":\"acme\",\"runs\":[" + RUN + "]}");
        platform.on("GET tenants/acme/runs?report=monthly", "{\"tenant\":\"acme\",\"runs\":[]}");

        assertThat(run("report", "runs", "acme")).isZero();
        assertThat(run("report", "runs", "acme", "monthly")).isZero();
        assertThat(run("report", "runs", "acme", "monthly", "--json")).isZero();

        assertThat(out()).isEqualToNormalizingNewlines("""
                        acme
                        report   version  period   last                  point  as of       format  to            times  earlier
                        monthly  1.1      2026-10  1970-01-01T00:01:00Z     #7  2026-11-01  html    request: api      3        4
                        acme
                          no document was handed out
                        {"tenant":"acme","runs":[]}
                        """);
        assertThat(run("report", "runs")).isEqualTo(2);
        assertThat(run("report", "acme", "monthly", "weekly")).isEqualTo(2);
        assertThat(messages())
                .contains("of which tenant? mittari report runs TENANT [REPORT]", "'weekly' is one word too many");
    }

    @Test
    void the_history_of_swaps_is_a_table() {
        platform.on(
                "GET tenants/acme/swaps",
                "{\"tenant\":\"acme\",\"changes\":[{\"change\":7,\"sequence\":12,\"at\":\"2026-11-01T07:00:00Z\",\"by\":\"api\",\"why\":\"new look\",\"moves\":["
                        + MOVED + "]}]}");

        run("swap", "history", "acme");

        assertThat(out()).isEqualToNormalizingNewlines("""
                        acme
                        change  when                  by   what                                          why
                             7  2026-11-01T07:00:00Z  api  report monthly: r.funnel 1.0 -> r.funnel 1.1  new look
                        """);
    }

    @Test
    void what_a_version_says_otherwise_is_told_by_month_and_written_as_a_page() throws Exception {
        var same = "{\"month\":\"2026-08\",\"same\":true,\"differences\":[]}";
        var other = "{\"month\":\"2026-09\",\"same\":false,\"differences\":["
                + "{\"place\":\"table Stages, row Offer, column Conversion\",\"before\":\"41.0%% (n 120)\",\"after\":\"43.0%% (n 118)\"},"
                + "{\"place\":\"note\",\"before\":null,\"after\":\"few\"}]%s}";
        platform.on("POST tenants/acme/shadow?page=true", shadow(same + "," + other.formatted("")));
        platform.on("POST tenants/acme/shadow", shadow(other.formatted(",\"trouble\":\"x\"")));
        var page = home.resolve("page.html");

        assertThat(run("swap", "shadow", "acme", "monthly", "1.1", "--from", "2026-08", "-o", page.toString()))
                .isZero();

        assertThat(out()).isEqualToNormalizingNewlines("""
                        acme, report monthly: 1.0 beside 1.1, both at #12, as of 2026-10-31
                        2026-08: the same
                        2026-09
                          table Stages, row Offer, column Conversion: 41.0% (n 120) → 43.0% (n 118)
                          note: not there → few
                        """);
        assertThat(page).hasContent("<html>");
        assertThat(run("swap", "shadow", "acme", "monthly", "1.1", "--month", "2026-09", "--json"))
                .isEqualTo(1);
        assertThat(platform.asked)
                .contains(
                        "POST tenants/acme/shadow?page=true {\"instance\":\"monthly\",\"version\":\"1.1\",\"from\":\"2026-08\"}",
                        "POST tenants/acme/shadow {\"instance\":\"monthly\",\"version\":\"1.1\",\"from\":\"2026-09\",\"to\":\"2026-09\"}");
        assertThat(run("swap", "shadow", "acme", "monthly", "1.1", "--month", "2026-09", "--to", "2026-09"))
                .isEqualTo(2);
    }

    private static String shadow(String months) {
        return "{\"tenant\":\"acme\",\"instance\":\"monthly\",\"kind\":\"report\",\"component\":\"r.funnel\",\"from\":{\"version\":\"1.0\"},\"to\":{\"version\":\"1.1\"},\"sequence\":12,\"today\":\"2026-10-31\",\"page\":\"<html>\",\"months\":[%s]}"
                .formatted(months);
    }

    private static final String RUN =
            "{\"kind\":\"report\",\"name\":\"monthly\",\"generation\":2,\"component\":\"r.funnel\",\"version\":\"1.1\",\"period\":\"2026-10\",\"sequence\":7,\"today\":\"2026-11-01\",\"format\":\"html\",\"recipient\":{\"way\":\"request\",\"to\":\"api\"},\"last\":\"1970-01-01T00:01:00Z\",\"times\":3,\"earlier\":4}";

    /** A rollback, with what was made. */
    private static String back(String runs) {
        return swap(true).replaceFirst("\\{", "{\"runs\":[" + runs + "],");
    }

    private static String swap(boolean done) {
        return "{\"tenant\":\"acme\",\"done\":%s,\"sequence\":12,\"moves\":[%s],\"bundles\":{\"started\":[\"r.funnel 1.1\"],\"idle\":[\"r.funnel 1.0\"]},\"configurations\":{\"made\":[\"r.funnel~acme.monthly.g2\"],\"deleted\":[\"r.funnel~acme.monthly.g1\"]},\"routes\":[],\"schedules\":[\"monthly: 0 7 2 * *\"],\"meanwhile\":[%s]}"
                .formatted(done, MOVED, done ? "\"boreal.csv.g1 went, because tenant boreal was removed\"" : "");
    }

    @Test
    void a_tenant_that_fails_is_told_and_the_others_are_shown() {
        platform.on(
                "GET tenants/all/metrics/win-rate",
                "[%s,{\"tenant\":\"baltic\",\"error\":\"the store is closed\"}]".formatted(metric("63.1501")));

        int exit = run("metric", "all", "win-rate");

        assertThat(exit).isEqualTo(1);
        assertThat(out()).contains("63.2 %");
        assertThat(messages()).isEqualToIgnoringNewLines("mittari: baltic: the store is closed");
    }

    @Test
    void what_the_platform_refuses_fails_and_what_it_cannot_read_is_wrong_usage() {
        platform.refuse(
                "GET tenants/nobody/funnel", 400, "{\"error\":\"there is no tenant 'nobody'; there are: acme\"}");
        platform.refuse(
                "GET tenants/acme/funnel?from=2017-13", 400, "{\"error\":\"'2017-13' is no period\",\"usage\":true}");

        assertThat(run("funnel", "nobody")).isEqualTo(1);
        assertThat(run("funnel", "acme", "--from", "2017-13")).isEqualTo(2);
        assertThat(messages())
                .contains("mittari: there is no tenant 'nobody'; there are: acme")
                .contains("mittari: '2017-13' is no period");
        assertThat(out()).isEmpty();
    }

    @Test
    void wrong_words_are_wrong_usage() {
        assertThat(run("funel")).isEqualTo(2);
        assertThat(run("funnel")).isEqualTo(2);
        assertThat(run("funnel", "acme", "--bassis", "x")).isEqualTo(2);
        assertThat(run("funnel", "acme", "--basis", "closed")).isEqualTo(2);
        assertThat(run("tenant")).isEqualTo(2);
        assertThat(run("tenant", "add", "acme")).isEqualTo(2);
        assertThat(run("metric", "acme")).isEqualTo(2);
        assertThat(platform.asked).isEmpty();
    }

    @Test
    void an_import_sends_files_and_mapping_and_tells_what_became_of_them() throws IOException {
        var file = Files.writeString(home.resolve("my leads.csv"), "a;b");
        var mapping = Files.writeString(home.resolve("m.json"), "{\n\"mapping\":1}");
        prepareImport(8, 1, 0);

        int exit = run("import", "acme", file.toString(), "--mapping", mapping.toString());

        assertThat(exit).isZero();
        assertThat(out()).isEqualToNormalizingNewlines("""
                        8 rows read, 1 empty, 0 rejected
                        facts: 3 stored, 0 known, 0 corrected, 0 retracted, 0 waiting
                        lookup teams: 2 cells not found
                        point #9 of the journal
                        """);
        assertThat(platform.asked)
                .contains(
                        "POST imports {\"tenant\":\"acme\",\"connector\":\"csv\",\"dryRun\":false,\"mapping\":\"{\\n\\\"mapping\\\":1}\"}")
                .anyMatch(asked ->
                        asked.startsWith("PUT imports/7/files?name=my%20leads.csv&changed=") && asked.endsWith(" a;b"));
    }

    @Test
    void rejected_rows_are_an_exit_code_of_their_own_only_where_it_is_asked_for() throws IOException {
        var file = Files.writeString(home.resolve("leads.csv"), "x").toString();
        prepareImport(8, 1, 2);

        assertThat(run("import", "acme", file)).isZero();
        assertThat(run("import", "acme", file, "--strict")).isEqualTo(3);
        assertThat(messages()).contains("mittari: 2 rows were rejected; mittari rejected acme shows them");
        assertThat(run("import", "acme", file, "--dry-run")).isZero();
        assertThat(messages()).contains("mittari: 2 rows would be rejected\n");
    }

    @Test
    void a_mapping_is_checked_on_files_without_importing_them() throws IOException {
        var file = Files.writeString(home.resolve("deals.csv"), "a;b").toString();
        var mapping = Files.writeString(home.resolve("m.json"), "{}").toString();
        prepareJob("mappings/check", CHECK.formatted(1, 0));

        assertThat(run("mapping", "check", mapping, file, "--tenant", "acme")).isZero();
        assertThat(out()).contains("deals.csv: entry 'deal'; delimiter=;");
        assertThat(platform.asked).contains("POST mappings/check {\"mapping\":\"{}\",\"tenant\":\"acme\"}");
        prepareJob("mappings/check", CHECK.formatted(0, 1));
        assertThat(run("mapping", "check", mapping, file, "--json", "--locale", "fi-FI", "--currency", "EUR"))
                .isEqualTo(1);
        assertThat(platform.asked)
                .contains("POST mappings/check {\"mapping\":\"{}\",\"locale\":\"fi-FI\",\"currency\":\"EUR\"}");
    }

    @Test
    void a_tenant_says_how_it_writes_or_the_options_do() {
        assertThat(run("mapping", "suggest", "deals.csv", "--tenant", "acme", "--zone", "UTC"))
                .isEqualTo(2);
        assertThat(messages()).contains("mutually exclusive");
    }

    @Test
    void a_suggested_mapping_goes_to_stdout_and_its_doubts_to_stderr() throws IOException {
        var file = Files.writeString(home.resolve("deals.csv"), "a;b").toString();
        prepareJob("mappings/suggest", "{\"mapping\":\"{\\n \\\"mapping\\\": 1}\",\"notes\":[\"no key\"]}");

        assertThat(run("mapping", "suggest", file)).isZero();
        assertThat(out()).isEqualToNormalizingNewlines("{\n \"mapping\": 1}\n");
        assertThat(messages()).isEqualToIgnoringNewLines("mittari: no key");
    }

    @Test
    void a_suggestion_for_scripts_holds_the_mapping_as_json() throws IOException {
        var file = Files.writeString(home.resolve("deals.csv"), "a;b").toString();
        prepareJob("mappings/suggest", "{\"mapping\":\"{\\n \\\"mapping\\\": 1}\",\"notes\":[\"no key\"]}");

        assertThat(run("mapping", "suggest", file, "--json")).isZero();
        assertThat(out()).isEqualToIgnoringNewLines("{\"mapping\":{\"mapping\":1},\"notes\":[\"no key\"]}");
    }

    @Test
    void an_import_names_its_preset() throws IOException {
        var file = Files.writeString(home.resolve("deals.csv"), "a;b").toString();
        prepareImport(8, 1, 0);

        assertThat(run("import", "acme", file, "--preset", "hubspot-deals")).isZero();
        assertThat(platform.asked)
                .contains(
                        "POST imports {\"tenant\":\"acme\",\"connector\":\"csv\",\"dryRun\":false,\"preset\":\"hubspot-deals\"}");
    }

    @Test
    void rejected_rows_are_read_again_and_the_restated_months_told() throws IOException {
        var mapping = Files.writeString(home.resolve("m.json"), "{}").toString();
        prepareJob("tenants/acme/rejected/replay", REPLAYED);

        assertThat(run("rejected", "replay", "acme", "--mapping", mapping, "--connector", "crm"))
                .isZero();
        assertThat(out()).isEqualToNormalizingNewlines("""
                        acme: 3 rows read again, 1 still rejected
                        facts: 2 stored, 0 known, 0 corrected, 0 retracted, 0 waiting
                        months that are restated: 2026-01, 2026-02
                        a remark
                        point #9 of the journal
                        """);
        assertThat(platform.asked)
                .contains(
                        "POST tenants/acme/rejected/replay {\"dryRun\":false,\"mapping\":\"{}\",\"connector\":\"crm\"}");
        assertThat(run("rejected", "replay", "acme", "--dry-run")).isZero();
        assertThat(out()).contains("months that would be restated").contains("nothing was stored: a dry run");
    }

    @Test
    void that_not_one_rejected_row_was_taken_is_a_failure() throws IOException {
        prepareJob("tenants/acme/rejected/replay", REPLAYED.replace("\"rejected\":1", "\"rejected\":3"));

        assertThat(run("rejected", "replay", "acme")).isEqualTo(1);
        assertThat(messages()).contains("mittari: 3 rows are still rejected; mittari rejected acme shows them");
    }

    @Test
    void that_there_was_nothing_to_read_again_is_all_that_is_told() throws IOException {
        prepareJob(
                "tenants/acme/rejected/replay",
                REPLAYED.replace("\"read\":3", "\"read\":0").replace("\"rejected\":1", "\"rejected\":0"));

        assertThat(run("rejected", "replay", "acme")).isZero();
        assertThat(out()).isEqualToNormalizingNewlines("a remark\n");
    }

    @Test
    void rejected_rows_stand_under_their_header() {
        platform.on(
                "GET tenants/acme/rejected",
                "{\"tenant\":\"acme\",\"rejected\":[{\"id\":7,\"origin\":\"deals.csv:5\",\"until\":\"2028-11-20T10:00:00Z\",\"key\":\"3\",\"reason\":\"no date\",\"raw\":\"3;x\",\"header\":\"ID;Day\"},"
                        + "{\"id\":4,\"origin\":\"deals.csv:2\",\"reason\":\"no key\",\"raw\":\";\\ty\",\"header\":\"ID;Day\"}]}");

        assertThat(run("rejected", "acme")).isZero();
        assertThat(out()).isEqualToNormalizingNewlines("""
                        acme: 2 rejected rows, the oldest of them kept until 2028-11-20

                        deals.csv
                          ID;Day
                          7, line 5, key 3: no date
                            3;x
                          4, line 2: no key
                            ; y

                        """);
    }

    @Test
    void rejected_rows_are_those_of_a_tenant() {
        assertThat(run("rejected")).isEqualTo(2);
        assertThat(messages()).contains("TENANT is missing");
    }

    @Test
    void an_import_of_which_every_row_was_rejected_has_failed() throws IOException {
        var file = Files.writeString(home.resolve("leads.csv"), "x").toString();
        prepareImport(3, 1, 2);

        assertThat(run("import", "acme", file)).isEqualTo(1);
        assertThat(run("import", "acme", file, "--strict")).isEqualTo(1);
    }

    @Test
    void an_import_that_breaks_off_says_why() throws IOException {
        var file = Files.writeString(home.resolve("leads.csv"), "x").toString();
        prepareImport(3, 1, 2);
        platform.on("GET imports/7", "{\"state\":\"failed\",\"error\":\"leads.csv is empty\"}");

        assertThat(run("import", "acme", file)).isEqualTo(1);
        assertThat(messages()).isEqualToIgnoringNewLines("mittari: leads.csv is empty");
    }

    @Test
    void a_file_that_is_not_there_is_found_out_before_anything_is_sent() {
        assertThat(run("import", "acme", "nowhere.csv")).isEqualTo(1);
        assertThat(messages()).isEqualToIgnoringNewLines("mittari: there is no file 'nowhere.csv' that can be read");
        assertThat(platform.asked).isEmpty();
    }

    @Test
    void a_report_is_written_where_it_is_wanted_in_the_format_of_its_name() throws IOException {
        platform.on("GET tenants/acme/reports/monthly?month=2026-10&format=html", "<p>hello");
        var file = home.resolve("new/report.html");

        assertThat(run("report", "acme", "monthly", "--month", "2026-10", "-o", file.toString()))
                .isZero();

        assertThat(file).hasContent("<p>hello");
        assertThat(out()).isEqualToIgnoringNewLines(file.toString());
    }

    @Test
    void reports_of_several_tenants_are_one_file_each() {
        platform.on("GET tenants?select=all", "[{\"tenant\":\"acme\"},{\"tenant\":\"baltic\"}]");
        platform.on("GET tenants/acme/reports/monthly?month=2026-10&format=md", "hello");
        platform.refuse(
                "GET tenants/baltic/reports/monthly?month=2026-10&format=md", 503, "{\"error\":\"it does not run\"}");

        int exit = run(
                "report",
                "all",
                "monthly",
                "--month",
                "2026-10",
                "-o",
                home.resolve("out").toString());

        assertThat(exit).isEqualTo(1);
        assertThat(home.resolve("out/acme-monthly-2026-10.md")).hasContent("hello");
        assertThat(messages()).isEqualToIgnoringNewLines("mittari: baltic: it does not run");
    }

    @Test
    void status_without_a_platform_says_so_and_starts_none() {
        platform.close();

        assertThat(run("status", "--json")).isEqualTo(1);

        assertThat(out()).contains("\"running\":false");
        assertThat(starts).isEmpty();
    }

    @Test
    void without_a_platform_a_command_starts_one_that_ends_with_it() throws IOException {
        Files.delete(home.resolve("run/http.json"));
        platform.on("GET tenants", "[]");

        int exit = run("tenant", "list");

        assertThat(exit).isZero();
        assertThat(starts).containsExactly("while used");
        assertThat(messages()).isEqualToIgnoringNewLines("mittari: starting the platform, home " + home);
        assertThat(out()).isEqualToIgnoringNewLines("no tenants yet; mittari tenant add makes one");
    }

    @Test
    void start_makes_the_platform_stay() throws IOException {
        Files.delete(home.resolve("run/http.json"));
        platform.on("POST stay", "{\"version\":\"0.1.0\",\"pid\":4,\"home\":\"there\"}");
        platform.on("POST console", "{\"link\":\"http://127.0.0.1:1/?token=x\"}");

        assertThat(run("start")).isZero();

        assertThat(starts).containsExactly("stays");
        assertThat(out()).isEqualToNormalizingNewlines("""
                        mittari 0.1.0 runs as process 4 on there
                        console: http://127.0.0.1:1/?token=x
                        """);
    }

    @Test
    void a_platform_that_dies_at_its_start_is_quoted() throws IOException {
        platform.close();
        Files.delete(home.resolve("run/http.json"));
        startFails = true;

        assertThat(run("tenant", "list")).isEqualTo(1);

        assertThat(messages()).contains("the platform did not start:").contains("bundle x does not resolve");
    }

    @Test
    void a_home_that_is_held_by_who_does_not_answer_names_the_holder() throws IOException {
        platform.close();
        Files.writeString(home.resolve("run/platform.json"), "{\"pid\":4711,\"state\":\"running\"}");
        var lock = home.resolve("run/lock");
        try (var held = new LockHolder(lock)) {
            assertThat(held.pid()).isPositive();
            assertThat(run("tenant", "list")).isEqualTo(1);
        }
        assertThat(messages()).contains("is held by process 4711, which does not answer");
        assertThat(starts).isEmpty();
    }

    @Test
    void a_damaged_run_file_is_named_with_the_mend_where_a_platform_runs() throws IOException {
        for (var damage : List.of("{\"port\"", "{}", "\u0000\u0000")) {
            Files.writeString(home.resolve("run/http.json"), damage);
            try (var held = new LockHolder(home.resolve("run/lock"))) {
                assertThat(held.pid()).isPositive();
                assertThat(run("tenant", "list")).isEqualTo(1);
            }
            assertThat(messages())
                    .contains(home.resolve("run/http.json") + " is damaged: ")
                    .contains("; end the platform that runs on this home, then mittari start writes it anew");
        }
        assertThat(starts).isEmpty();
    }

    @Test
    void a_damaged_run_file_of_a_platform_that_runs_no_more_hinders_no_start() throws IOException {
        platform.on("GET tenants", "[]");
        Files.writeString(home.resolve("run/http.json"), "{\"port\"");
        Files.writeString(home.resolve("run/platform.json"), "{\"pid\":\"no number\"");

        assertThat(run("tenant", "list")).as(messages()).isEqualTo(0);

        assertThat(starts).containsExactly("while used");
    }

    @Test
    void two_that_look_at_a_home_do_not_take_each_other_for_its_holder() throws Exception {
        var looking = home.resolve("run/lock");
        Files.writeString(looking, "");
        try (var held = LockHolder.shared(looking)) {
            assertThat(held.pid()).isPositive();
            assertThat(new Home(home).locked()).isFalse();
        }
    }

    @Test
    void a_customer_that_cannot_be_read_is_told_beside_the_others() {
        platform.on(
                "GET tenants",
                "[{\"tenant\":\"coral\",\"error\":\"the stored file of coral cannot be read: currency\"}]");

        assertThat(run("tenant", "list")).isEqualTo(1);

        assertThat(messages()).contains("mittari: coral: the stored file of coral cannot be read: currency");
    }

    @Test
    void an_import_whose_platform_goes_away_tells_what_holds() throws IOException {
        prepareImport(10, 0, 0);
        platform.answers.put("GET imports/7", new FakePlatform.Answer(404, "<html>gone</html>"));
        var file = Files.writeString(home.resolve("leads.csv"), "a;b\n1;2\n").toString();

        assertThat(run("import", "acme", file)).isEqualTo(1);

        assertThat(messages())
                .contains(
                        "the platform answered 404: it went away before the import ended; what was imported until then is stored: import again, it counts once");
    }

    private final List<String> starts = new ArrayList<>();
    private boolean startFails;

    private Joining.StartedPlatform started(Home in, boolean whileUsed) throws Failure {
        starts.add(whileUsed ? "while used" : "stays");
        try {
            var output = Files.writeString(home.resolve("start.log"), "bundle x does not resolve");
            if (startFails) {
                var process = new ProcessBuilder("false").start();
                process.onExit().join();
                return new Joining.StartedPlatform(process.toHandle(), output);
            }
            platform.close();
            var answers = Map.copyOf(platform.answers);
            platform = new FakePlatform(in.root());
            platform.answers.putAll(answers);
            return new Joining.StartedPlatform(ProcessHandle.current(), output);
        } catch (IOException unable) {
            throw Failure.failed(unable.toString());
        }
    }

    @Test
    void people_are_a_table_and_the_text_asked_for_stands_in_the_body() {
        platform.on("POST tenants/acme/people/find", """
                {"tenant":"acme","people":[
                 {"id":"7k2m","kind":"seller","source":"crm","facts":12,"key":"Aino"},
                 {"id":"9x9x","kind":"contact","source":"crm","facts":1,"erased":"2026-11-22T00:00:00Z"}],"more":false}
                """);

        assertThat(run("person", "find", "acme", "ain")).isZero();

        assertThat(out()).isEqualToNormalizingNewlines("""
                        acme: 2 found
                        id    kind     name      e-mail  role  source  facts
                        7k2m  seller   Aino                    crm        12
                        9x9x  contact  (erased)                crm         1

                        """);
        assertThat(platform.asked).contains("POST tenants/acme/people/find {\"text\":\"ain\"}");
    }

    @Test
    void an_erasure_lists_what_it_did_and_what_it_could_not_reach() {
        platform.on("POST tenants/acme/people/erase", """
                {"tenant":"acme","id":"7k2m","rejected":2,"masked":[{"file":"inbox/acme/csv/done/deals.csv","times":3}],
                 "left":[{"place":"attribute 'team'","times":1,"why":"is part of the facts"}]}
                """);

        assertThat(run("person", "erase", "acme", "7k2m", "--also", "A. Niemi")).isZero();

        assertThat(out()).isEqualToNormalizingNewlines("""
                        acme: person 7k2m is erased
                          rejected rows removed: 2
                          crossed out in inbox/acme/csv/done/deals.csv: 3 times
                        Not reached:
                          attribute 'team', once: is part of the facts
                        Not looked through: backups, files outside the home, and where reports were sent.
                        """);
        assertThat(platform.asked).contains("POST tenants/acme/people/erase {\"id\":\"7k2m\",\"also\":[\"A. Niemi\"]}");
    }

    private void prepareImport(int read, int empty, int rejected) {
        prepareJob("imports", RECEIPT.formatted(read, empty, rejected));
    }

    private void prepareJob(String place, String result) {
        platform.on("POST " + place, "{\"id\":\"7\"}");
        platform.answers.put("POST imports/7/run", new FakePlatform.Answer(202, "{}"));
        platform.on("GET imports/7", "{\"state\":\"done\",\"result\":%s}".formatted(result));
        platform.anyUpload();
    }

    private static String metric(String value) {
        return "{\"tenant\":\"acme\",\"metric\":\"win-rate\",\"from\":null,\"to\":null,\"sequence\":123,\"today\":\"2017-12-31\","
                + "\"rows\":[{\"by\":{\"quarter\":\"2017-Q1\"},\"value\":" + value
                + ",\"unit\":\"percent\",\"numerator\":4238,"
                + "\"denominator\":6711,\"n\":6711,\"low\":61.9890,\"high\":64.2970,\"interval\":\"wilson\",\"basis\":\"closed\","
                + "\"definition\":\"win-rate@1\",\"status\":\"measured\"}]}";
    }

    private int run(String... words) {
        var printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        var told = new PrintStream(messages, true, StandardCharsets.UTF_8);
        var session = new Session(Map.of(Home.VARIABLE, home.toString()), printed, told, false, this::started);
        return Main.line(session, null, printed, told).execute(words);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String messages() {
        return messages.toString(StandardCharsets.UTF_8);
    }
}
