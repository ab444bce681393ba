package io.mittari.tenant.admin.live;

import io.mittari.metrics.store.LiveInstance;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** Asks the component runtime why an instance is not there. */
final class Diagnosis {

    private static final String CAUSE = "Caused by: ";

    private final ServiceComponentRuntime components;

    Diagnosis(ServiceComponentRuntime components) {
        this.components = components;
    }

    String of(LiveInstance live, Bundle bundle) {
        var declared = components.getComponentDescriptionDTO(bundle, live.component());
        if (declared == null) {
            return "its bundle has no component " + live.component();
        }
        return components.getComponentConfigurationDTOs(declared).stream()
                .filter(each -> InstanceConfigurations.pid(live).equals(each.properties.get("service.pid")))
                .findFirst()
                .map(Diagnosis::of)
                .orElse("the component runtime did not take its configuration");
    }

    private static String of(ComponentConfigurationDTO configuration) {
        if (configuration.failure != null) {
            return rootCause(configuration.failure);
        }
        if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
            return Arrays.stream(configuration.unsatisfiedReferences)
                    .map(each -> each.name)
                    .collect(Collectors.joining(", ", "it waits for ", ""));
        }
        return "it could not be made; the log says why";
    }

    /** The message of the innermost cause in a printed stack trace. */
    private static String rootCause(String trace) {
        List<String> lines = trace.lines().map(String::strip).toList();
        Optional<String> cause = lines.stream()
                .filter(line -> line.startsWith(CAUSE))
                .reduce((outer, inner) -> inner)
                .map(line -> line.substring(CAUSE.length()));
        return cause.orElseGet(() -> lines.isEmpty() ? "it failed without a word" : lines.get(0));
    }
}
