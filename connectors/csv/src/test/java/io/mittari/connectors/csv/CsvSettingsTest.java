package io.mittari.connectors.csv;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CsvSettingsTest {

    @Test
    void aSettingThatDoesNotExistIsRefusedAndNotIgnored() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvSettings.demandKnown(Set.of("mittari.tenant", "mappng")))
                .withMessage("there is no setting 'mappng'; there is: mapping");
    }

    @Test
    void aWrongMappingIsToldByItsKeyAndByNoLineOfATextNobodyWrote() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvSettings.mapping("{\"key\":\"ID\",\"facts\":[{\"fact\":\"stege\"}]}"))
                .withMessageStartingWith("setting 'mapping': facts[0].fact: unknown fact \"stege\"; the nearest");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvSettings.mapping("{\"key\":\"ID\"}"))
                .withMessage("setting 'mapping': an entry has \"facts\" or \"attributes\"; this one has neither");
    }

    @Test
    void whatThePlatformAddsIsNoSetting() {
        assertThatCode(() -> CsvSettings.demandKnown(Set.of(
                        "mapping",
                        "mittari.tenant",
                        "service.pid",
                        "component.id",
                        "osgi.ds.satisfying.condition.target")))
                .doesNotThrowAnyException();
    }
}
