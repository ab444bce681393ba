package io.mittari.connectors.csv.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.connectors.csv.SharedFiles;
import jakarta.json.Json;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetsTest {

    private final Presets presets = new Presets();

    @ParameterizedTest
    @CsvSource({
        "hubspot_deals, hubspot-deals",
        "hubspot_contacts, hubspot-contacts",
        "hubspot_companies, hubspot-companies",
        "hubspot_api_deal_properties, hubspot-deals-api",
        "pipedrive_deals, pipedrive-deals",
        "pipedrive_people, pipedrive-people",
        "pipedrive_activities, pipedrive-activities",
        "pipedrive_leads, pipedrive-leads",
        "salesforce_opportunity_api, salesforce-opportunities",
        "salesforce_opportunity_history_api, salesforce-opportunity-history",
        "salesforce_lead_api, salesforce-leads",
        "salesforce_report_labels, salesforce-report",
        "zoho_leads_demo, zoho-leads",
        "zoho_potentials_demo, zoho-deals"
    })
    void everyExportSeenSomewhereIsKnownByItsHeader(String seen, String preset) throws Exception {
        List<String> header;
        try (var in = Files.newInputStream(SharedFiles.file("data/csv/presets.json"));
                var reader = Json.createReader(in)) {
            header = Resource.texts(reader.readObject().getJsonObject(seen), "columns");
        }

        var columns = columns(header);

        assertThat(presets.find(columns)).hasValueSatisfying(found -> {
            assertThat(found.name()).isEqualTo(preset);
            assertThat(found.known(columns)).isEqualTo(columns.size());
        });
    }

    @Test
    void aHeaderOfSomebodyElseIsNobodys() {
        assertThat(presets.find(columns(List.of("opportunity_id", "sales_agent", "deal_stage", "close_date"))))
                .isEmpty();
        assertThat(presets.find(columns(List.of("Id", "Name", "Stage", "Amount", "Close Date"))))
                .isEmpty();
    }

    @Test
    void halfOfAToolsColumnsAreEnough() {
        assertThat(presets.find(columns(List.of("Record ID", "Deal Stage", "Create Date", "Our own"))))
                .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("hubspot-deals"));
    }

    @Test
    void everyRoleHasNamesInEveryLanguage() {
        assertThat(Aliases.languages().keySet()).containsExactlyInAnyOrder("en", "fi", "nl", "tr", "de", "sv");
        assertThat(Aliases.languages().values()).containsOnly(Role.values().length);
    }

    private static List<ColumnProfile> columns(List<String> header) {
        var columns = new ArrayList<ColumnProfile>();
        header.forEach(name -> columns.add(new ColumnProfile(name, Locale.ENGLISH)));
        return columns;
    }
}
