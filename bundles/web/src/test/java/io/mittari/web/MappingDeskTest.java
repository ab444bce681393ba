package io.mittari.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MappingDeskTest {

    @TempDir
    Path folder;

    private final Fixed fixed = new Fixed();
    private ImportDesk jobs;
    private Api api;

    @BeforeEach
    void open() throws Exception {
        var customers = new Customers(fixed);
        var advice = new Advice(fixed, fixed, fixed);
        jobs = new ImportDesk(customers, fixed, fixed, advice, folder.resolve("imports"), Clock.systemUTC());
        api = new Api(Stream.of(jobs.routes(), new MappingDesk(jobs, customers, advice).routes())
                .flatMap(List::stream)
                .toList());
    }

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void aCheckTellsColumnsFactsAndReasons() throws Exception {
        assertThat(done("mappings/check", "{\"mapping\":\"M\",\"tenant\":\"acme\"}", "deals.csv"))
                .contains("\"files\":[{\"name\":\"deals.csv\",\"entry\":\"deal\",\"dialect\":\"delimiter=;\","
                        + "\"rows\":3,\"taken\":1,\"empty\":1,\"rejected\":1,"
                        + "\"columns\":[{\"name\":\"ID\",\"used\":true,\"type\":\"text\",\"written\":\"\",\"filled\":3,\"values\":[\"1\",\"2\"]}],"
                        + "\"facts\":[{\"place\":\"facts[0]\",\"fact\":\"stage lead\",\"rows\":1}],"
                        + "\"reasons\":[{\"reason\":\"the key is empty\",\"rows\":1,\"line\":4,\"raw\":\";x\"}]}]")
                .contains("\"remarks\":[\"M\",\"Conventions[locale=fi_FI, zone=Europe/Helsinki, currency=EUR]\"]");
    }

    @Test
    void withoutATenantTheFilesAreReadAsTheCallerSays() throws Exception {
        var check = "{\"mapping\":\"M\",\"locale\":\"tr-TR\",\"zone\":\"Europe/Istanbul\",\"currency\":\"TRY\"}";

        assertThat(done("mappings/check", check, "deals.csv"))
                .contains("Conventions[locale=tr_TR, zone=Europe/Istanbul, currency=TRY]");
        assertThat(done("mappings/check", "{\"mapping\":\"M\"}", "deals.csv"))
                .contains("Conventions[locale=en, zone=UTC, currency=EUR]");
    }

    @Test
    void aSuggestionComesFromTheConnectorWithItsNotes() throws Exception {
        assertThat(done("mappings/suggest", "{}", "deals.csv"))
                .contains("\"mapping\":\"{\\\"mapping\\\":1}\"")
                .contains("\"notes\":[\"of io.mittari.connectors.csv\"]");
    }

    @Test
    void whatTheConnectorRefusesFails() throws Exception {
        assertThat(done("mappings/suggest", "{}", "none.csv"))
                .contains("\"state\":\"failed\"")
                .contains("\"error\":\"nothing can be told of none.csv\"");
    }

    @Test
    void conventionsThatThereAreNotAreRefusedAtOnce() throws Exception {
        assertThat(answer("POST", "mappings/check", Map.of(), "{}")).contains("'mapping' is missing");
        assertThat(answer("POST", "mappings/suggest", Map.of(), "{\"zone\":\"Helsinki\"}"))
                .contains("zone: 'Helsinki' is none; for example Europe/Helsinki");
        assertThat(answer("POST", "mappings/suggest", Map.of(), "{\"currency\":\"euro\"}"))
                .contains("currency: 'euro' is none; for example EUR");
        assertThat(answer("POST", "mappings/suggest", Map.of(), "{\"tenant\":\"nobody\"}"))
                .contains("there is no tenant 'nobody'");
    }

    @Test
    void anImportWithAPresetUsesTheMappingThatItComesTo() throws Exception {
        fixed.importing = request -> fixed.imported.add(String.valueOf(request.mapping()));

        var done = done("imports", "{\"tenant\":\"acme\",\"preset\":\"hubspot-deals\"}", "deals.csv");

        assertThat(fixed.imported).contains("{\"source\":\"hubspot-deals\"}");
        assertThat(done).contains("\"remarks\":[\"as fi_FI\"]");
        assertThat(answer("POST", "imports", Map.of(), "{\"tenant\":\"acme\",\"preset\":\"x\",\"mapping\":\"{}\"}"))
                .contains("a mapping or a preset, not both");
    }

    private String done(String order, String body, String file) throws Exception {
        var id = Pattern.compile("\"id\":\"([0-9a-f]+)\"").matcher(answer("POST", order, Map.of(), body));
        assertThat(id.find()).isTrue();
        answer("PUT", "imports/" + id.group(1) + "/files", Map.of("name", List.of(file)), "a;b");
        answer("POST", "imports/" + id.group(1) + "/run", Map.of(), "");
        while (true) {
            var state = answer("GET", "imports/" + id.group(1), Map.of(), "");
            if (state.contains("\"done\"") || state.contains("\"failed\"")) {
                return state;
            }
            Thread.onSpinWait();
        }
    }

    private String answer(String method, String path, Map<String, List<String>> query, String body) throws Exception {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var reply =
                api.answer(method, List.of(path.split("/", -1)), query, new ByteArrayInputStream(bytes), bytes.length);
        var text = new ByteArrayOutputStream();
        reply.body().writeTo(text);
        return text.toString(StandardCharsets.UTF_8);
    }
}
