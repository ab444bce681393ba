package io.mittari.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.dto.BundleDTO;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

class HealthTest {

    @Test
    void namesAPartOfThePlatformThatDidNotStart() {
        var store = failed("io.mittari.metrics.store.derby", Map.of(), "the disk is full\n\tat somewhere");

        assertThat(health(store).findings())
                .extracting(Health.Finding::wrong)
                .containsExactly("component io.mittari.metrics.store.derby did not start: the disk is full");
    }

    @Test
    void namesWhatAFailureBeganWith() {
        var store = failed(
                "io.mittari.metrics.store.derby",
                Map.of(),
                "InvocationTargetException\n\tat somewhere\nCaused by: Unavailable: schema 2\n\t... 3 more\n");

        assertThat(health(store).findings())
                .extracting(Health.Finding::wrong)
                .containsExactly("component io.mittari.metrics.store.derby did not start: Unavailable: schema 2");
    }

    @Test
    void tellsNothingOfACustomersInstance() {
        var instance = failed(
                "io.mittari.connectors.csv", Map.of("mittari.tenant", "acme"), "mapping: no column 'Secret price'");

        assertThat(health(instance).findings()).isEmpty();
    }

    private static ComponentConfigurationDTO failed(String name, Map<String, Object> properties, String failure) {
        var description = new ComponentDescriptionDTO();
        description.name = name;
        description.bundle = new BundleDTO();
        description.bundle.symbolicName = name;
        var configuration = new ComponentConfigurationDTO();
        configuration.description = description;
        configuration.state = ComponentConfigurationDTO.FAILED_ACTIVATION;
        configuration.failure = failure;
        configuration.properties = properties;
        return configuration;
    }

    private static Health health(ComponentConfigurationDTO only) {
        var components = (ServiceComponentRuntime) Proxy.newProxyInstance(
                HealthTest.class.getClassLoader(),
                new Class<?>[] {ServiceComponentRuntime.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getComponentDescriptionDTOs" -> List.of(only.description);
                    case "getComponentConfigurationDTOs" -> List.of(only);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return new Health(Proxies.answering(BundleContext.class, "getBundles", new Bundle[0]), components);
    }
}
