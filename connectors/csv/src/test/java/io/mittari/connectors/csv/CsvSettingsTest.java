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
