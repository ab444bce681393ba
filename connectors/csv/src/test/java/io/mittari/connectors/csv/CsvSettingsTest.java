package io.mittari.connectors.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.annotation.Annotation;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CsvSettingsTest {

    private static final CsvConfig CONFIG = new CsvConfig() {
        @Override
        public String mittari_tenant() {
            return "acme";
        }

        @Override
        public String mittari_instance() {
            return "crm";
        }

        @Override
        public long mittari_generation() {
            return 1;
        }

        @Override
        public String mapping() {
            return "";
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return CsvConfig.class;
        }
    };

    @Test
    void aSettingThatDoesNotExistIsRefusedAndNotIgnored() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvSettings.from(CONFIG, Set.of("mittari.tenant", "mappng")))
                .withMessage("there is no setting 'mappng'; there is: mapping");
    }

    @Test
    void whatThePlatformAddsIsNoSetting() {
        assertThat(CsvSettings.from(CONFIG, Set.of("mapping", "mittari.tenant", "service.pid", "component.id"))
                        .mapping())
                .isNull();
    }
}
