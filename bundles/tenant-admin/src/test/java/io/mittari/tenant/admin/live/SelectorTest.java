package io.mittari.tenant.admin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.TenantId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SelectorTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId BOREAL = new TenantId("boreal");

    private final Selector selector =
            new Selector(new TreeMap<>(Map.of(ACME, Set.of("retail", "fi"), BOREAL, Set.of("fi"))));

    @Test
    void tenantsComeOnceInTheOrderNamed() throws Exception {
        assertThat(selector.select("boreal, acme,boreal,@fi")).containsExactly(BOREAL, ACME);
    }

    @Test
    void anUnknownTenantIsRefusedNamingThoseThereAre() {
        assertThatThrownBy(() -> selector.select("acme,coral"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("there is no tenant 'coral'; there are: acme, boreal");
    }

    @Test
    void anUnknownTagIsRefusedNamingThoseThereAre() {
        assertThatThrownBy(() -> selector.select("@b2c"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("no tenant has the tag @b2c; there are: @fi, @retail");
    }

    @Test
    void withoutAnyTenantTheWayToOneIsTold() {
        assertThatThrownBy(() -> new Selector(Map.of()).select("all"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("there is no tenant yet; 'tenant add' makes one");
    }
}
