package io.mittari.tenant.admin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.TenantChange;
import io.mittari.tenant.admin.file.TenantFormat;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelectorTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId BOREAL = new TenantId("boreal");

    private final FakePlatform platform = new FakePlatform();
    private final Selector selector = new Selector(new KnownTenants(platform), new TenantFormat()::tags);

    @BeforeEach
    void addTenants() throws Exception {
        add(ACME, "\"retail\", \"fi\"");
        add(BOREAL, "\"fi\"");
    }

    private void add(TenantId tenant, String tags) throws Exception {
        var file = "{ \"id\": \"%s\", \"tags\": [%s], \"nobody\": \"knows this key\" }".formatted(tenant, tags);
        platform.apply(new TenantChange(tenant, file, List.of(), "anna", "test", Instant.EPOCH));
    }

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
        var nobody = new Selector(new KnownTenants(new FakePlatform()), new TenantFormat()::tags);

        for (var any : List.of("all", "acme", "@fi")) {
            assertThatThrownBy(() -> nobody.select(any))
                    .isInstanceOf(BadRequest.class)
                    .hasMessage("there is no tenant yet; 'tenant add' makes one");
        }
    }

    @Test
    void aWordThatCannotBeAnIdIsNoTenant() {
        assertThatThrownBy(() -> selector.select("Acme Oy"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("there is no tenant 'Acme Oy'; there are: acme, boreal");
    }
}
