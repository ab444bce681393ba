package io.mittari.tenant.admin.live;

import io.mittari.metrics.store.LiveInstance;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** Asks the component runtime why an instance is not there. */
final class Diagnosis {

    private static final String CAUSE = "Caused by: ";

    /** Settings are refused so, in the words of who refuses them; up to the first frame of the printed stack trace. */
    private static final Pattern REFUSED = Pattern.compile(
            "(?ms)^(?:Caused by: )?java\\.lang\\.IllegalArgumentException: (.*?)(?=\\R\\tat |\\R\\t\\.\\.\\. |\\z)");

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
            return told(configuration.failure);
        }
        if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
            return Arrays.stream(configuration.unsatisfiedReferences)
                    .map(each -> each.name)
                    .collect(Collectors.joining(", ", "it waits for ", ""));
        }
        return "it could not be made; the log says why";
    }

    /** What a component that could not be made says of it, in a printed stack trace. */
    static String told(String trace) {
        var refused = REFUSED.matcher(trace);
        return refused.find() ? refused.group(1).strip() : rootCause(trace);
    }

    /** The innermost cause: a bug, so it keeps its class. */
    private static String rootCause(String trace) {
        List<String> lines = trace.lines().map(String::strip).toList();
        Optional<String> cause = lines.stream()
                .filter(line -> line.startsWith(CAUSE))
                .reduce((outer, inner) -> inner)
                .map(line -> line.substring(CAUSE.length()));
        return cause.orElseGet(() -> lines.isEmpty() ? "it failed without a word" : lines.get(0));
    }
}
