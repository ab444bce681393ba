package io.mittari.tenant.admin.bundles;

import io.mittari.metrics.api.MetricsException.BadRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import javax.xml.stream.XMLStreamException;
import org.osgi.framework.Version;

/**
 * What a connector, report or alert bundle may be. All of it is read from the jar itself, before any framework sees it:
 * a swap for one tenant must have no effect on anybody else.
 */
final class BundleRules {

    private static final Map<String, String> FORBIDDEN = new TreeMap<>(Map.of(
            "Fragment-Host", "it is a fragment or an extension of the framework",
            "Require-Bundle", "it requires bundles by name; import packages instead",
            "Export-Package", "it exports packages; only the platform does",
            "DynamicImport-Package", "it imports packages dynamically",
            "Bundle-Activator", "it has an activator; a component does that work",
            "ExtensionBundle-Activator", "it extends the framework",
            "Bundle-NativeCode", "it brings native code"));
    private static final List<String> API = List.of("io/mittari/metrics/api/", "io/mittari/connector/spi/");

    private BundleRules() {}

    /**
     * Takes a jar apart.
     *
     * @param service the interface that instances of its kind offer
     * @throws BadRequest naming every rule it breaks
     */
    static void demandFit(byte[] jar, BundleKey bundle, String service) throws BadRequest {
        List<String> broken;
        try {
            broken = broken(JarContent.of(jar), bundle, service);
        } catch (IOException | XMLStreamException e) {
            throw refused(bundle, "it cannot be read: " + e.getMessage());
        }
        if (!broken.isEmpty()) {
            throw refused(bundle, String.join("; ", broken));
        }
    }

    static BadRequest refused(BundleKey bundle, String why) {
        return new BadRequest("bundle %s is refused: %s".formatted(bundle, why));
    }

    private static List<String> broken(JarContent content, BundleKey bundle, String service) throws XMLStreamException {
        var broken = new ArrayList<String>();
        var headers = content.manifest().getMainAttributes();
        if (!names(headers, bundle)) {
            broken.add("its manifest says %s %s"
                    .formatted(headers.getValue("Bundle-SymbolicName"), headers.getValue("Bundle-Version")));
        }
        FORBIDDEN.forEach((header, why) -> {
            if (headers.getValue(header) != null) {
                broken.add("%s (%s)".formatted(why, header));
            }
        });
        API.stream()
                .flatMap(folder -> firstClass(content, folder).stream())
                .forEach(name -> broken.add("it holds a class of the API, " + name));
        broken.addAll(brokenByComponents(content, bundle, service));
        return broken;
    }

    private static List<String> brokenByComponents(JarContent content, BundleKey bundle, String service)
            throws XMLStreamException {
        var components = new ArrayList<DeclaredComponent>();
        for (var xml : content.xml().values()) {
            components.addAll(DeclaredComponent.in(xml));
        }
        var broken = new ArrayList<String>();
        components.stream()
                .filter(DeclaredComponent::immediate)
                .forEach(each -> broken.add("component %s is immediate".formatted(each.name())));
        if (components.stream().noneMatch(each -> runsInstances(each, bundle, service))) {
            broken.add(
                    "no component %s offers %s for each configuration of that name".formatted(bundle.name(), service));
        }
        return broken;
    }

    private static boolean runsInstances(DeclaredComponent component, BundleKey bundle, String service) {
        return component.name().equals(bundle.name())
                && component.requiresConfiguration()
                && component.pids().equals(List.of(bundle.name()))
                && component.services().contains(service);
    }

    private static boolean names(Attributes headers, BundleKey bundle) {
        var name = headers.getValue("Bundle-SymbolicName");
        var version = headers.getValue("Bundle-Version");
        return name != null
                && name.split(";", 2)[0].strip().equals(bundle.name())
                && Version.parseVersion(version).equals(Version.parseVersion(bundle.version()));
    }

    private static Optional<String> firstClass(JarContent content, String folder) {
        return content.names().stream()
                .filter(name -> name.contains(folder) && name.endsWith(".class"))
                .findFirst();
    }
}
