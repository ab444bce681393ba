package io.mittari.web;

import io.mittari.metrics.api.TenantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** What of the platform does not run; names bundles and components, never a customer. */
final class Health {

    private static final String OURS = "io.mittari.";
    private static final String CAUSE = "Caused by: ";

    private final BundleContext context;
    private final ServiceComponentRuntime components;

    Health(BundleContext context, ServiceComponentRuntime components) {
        this.context = context;
        this.components = components;
    }

    /** One finding each; empty: all is well. */
    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (var bundle : context.getBundles()) {
            if (bundle.getState() != Bundle.ACTIVE && runs(bundle)) {
                findings.add(new Finding(
                        "bundle %s %s is not active".formatted(bundle.getSymbolicName(), bundle.getVersion()),
                        "see the log for its name; a start anew installs all bundles again"));
            }
        }
        for (var component : components.getComponentDescriptionDTOs()) {
            if (component.bundle.symbolicName.startsWith(OURS)) {
                for (var configuration : components.getComponentConfigurationDTOs(component)) {
                    // those of a customer's instances may quote its settings; tenant-admin tells of them
                    if (!configuration.properties.containsKey(TenantId.PROPERTY)) {
                        add(findings, configuration);
                    }
                }
            }
        }
        return List.copyOf(findings);
    }

    private static void add(List<Finding> findings, ComponentConfigurationDTO configuration) {
        var name = configuration.description.name;
        if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
            var missing = Arrays.stream(configuration.unsatisfiedReferences)
                    .map(reference -> reference.name)
                    .collect(Collectors.joining(", "));
            findings.add(new Finding(
                    "component %s waits for %s".formatted(name, missing),
                    "what it waits for did not start: the log says why"));
        } else if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
            findings.add(new Finding(
                    "component %s did not start: %s".formatted(name, reason(String.valueOf(configuration.failure))),
                    "mend what the reason says, then start anew"));
        }
    }

    /** What a printed stack trace began with: its innermost cause. */
    private static String reason(String trace) {
        return trace.lines()
                .filter(line -> line.startsWith(CAUSE))
                .reduce((outer, inner) -> inner)
                .map(line -> line.substring(CAUSE.length()))
                .or(() -> trace.lines().findFirst())
                .orElse("no reason given");
    }

    /** A fragment has no life of its own, and a bundle that is started when first used may wait. */
    private static boolean runs(Bundle bundle) {
        return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null && bundle.getState() != Bundle.STARTING;
    }

    /**
     * Something that is not as it should be.
     *
     * @param mend what to do
     */
    record Finding(String wrong, String mend) {}
}
