package io.mittari.metrics.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/**
 * The export in {@code shared/data/crm-sales-opportunities} beside the repository, or under {@code -Dmittari.shared}. Its
 * cells have neither quotes nor commas inside.
 */
// A value that is not there fails the test by itself.
@NullUnmarked
final class SharedCrmExport {

    private final Path folder;

    private SharedCrmExport(Path folder) {
        this.folder = folder;
    }

    /** Without it a test is skipped; a build on a CI machine fails. */
    static SharedCrmExport find() {
        var folder = shared().resolve("data/crm-sales-opportunities");
        boolean there = Files.isRegularFile(folder.resolve("reference.json"));
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("%s is there", folder).isTrue();
        }
        assumeTrue(there, () -> "the real export is not at %s: say where with -Dmittari.shared=DIR".formatted(folder));
        return new SharedCrmExport(folder);
    }

    JsonObject reference() throws IOException {
        try (var reader = Json.createReader(Files.newBufferedReader(folder.resolve("reference.json")))) {
            return reader.readObject();
        }
    }

    HandMadeFacts facts() throws IOException {
        var sectors = lookup("accounts.csv", "account", "sector");
        var managers = lookup("sales_teams.csv", "sales_agent", "manager");
        var regions = lookup("sales_teams.csv", "sales_agent", "regional_office");
        var facts = HandMadeFacts.facts()
                .funnel("main", "prospecting", "engaging", "won")
                .currency("USD");
        for (var row : rows("sales_pipeline.csv")) {
            var told = new ArrayList<String>();
            var agent = row.get("sales_agent");
            var account = row.get("account");
            told.add("owner=" + agent);
            told.add("team=" + managers.get(agent));
            told.add("region=" + regions.get(agent));
            told.add("product=" + (row.get("product").equals("GTXPro") ? "GTX Pro" : row.get("product")));
            if (!account.isEmpty()) {
                told.add("segment=" + sectors.get(account));
            }
            if (!row.get("engage_date").isEmpty()) {
                told.add("engaging " + row.get("engage_date"));
            }
            switch (row.get("deal_stage")) {
                case "Prospecting" -> told.add("prospecting ?");
                case "Won" -> told.add("won %s %s USD".formatted(row.get("close_date"), row.get("close_value")));
                case "Lost" -> told.add("lost " + row.get("close_date"));
                default -> {}
            }
            facts.opportunity(row.get("opportunity_id"), told.toArray(String[]::new));
        }
        return facts;
    }

    private Map<String, String> lookup(String file, String key, String value) throws IOException {
        var found = new HashMap<String, String>();
        rows(file).forEach(row -> found.put(row.get(key), row.get(value)));
        return found;
    }

    private List<Map<String, String>> rows(String file) throws IOException {
        var lines = Files.readAllLines(folder.resolve(file));
        var header = List.of(lines.get(0).split(",", -1));
        var rows = new ArrayList<Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",", -1);
            var row = new HashMap<String, String>();
            for (int i = 0; i < header.size(); i++) {
                row.put(header.get(i), cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static Path shared() {
        var told = System.getProperty("mittari.shared", "");
        if (!told.isEmpty()) {
            return Path.of(told);
        }
        var root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve(".git"))) {
            root = root.getParent();
        }
        return root.resolveSibling("shared");
    }
}
