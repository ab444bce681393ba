package io.mittari.tenant.admin.bundles;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.store.LiveInstance.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
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
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,200}");
    private static final int LONGEST_VERSION = 100;
    private static final List<String> API = List.of("io/mittari/metrics/api/", "io/mittari/connector/spi/");

    private BundleRules() {}

    /**
     * Takes a jar apart.
     *
     * @param service the interface that instances of its kind offer
     * @throws BadRequest naming every rule it breaks
     */
    static void demandFit(Path jar, BundleKey bundle, String service) throws BadRequest, Unavailable {
        demandFit(content(jar, bundle.toString()), bundle, service);
    }

    private static void demandFit(JarContent content, BundleKey bundle, String service) throws BadRequest {
        List<String> broken;
        try {
            broken = broken(content, bundle, service);
        } catch (XMLStreamException e) {
            throw refused(bundle, "its descriptors cannot be read: " + e.getMessage());
        }
        if (!broken.isEmpty()) {
            throw refused(bundle, String.join("; ", broken));
        }
    }

    /**
     * What a jar that nobody knows says of itself, if it keeps all rules.
     *
     * @param services the interfaces that instances of each kind offer
     */
    static Candidate candidate(ReceivedJar jar, Map<Kind, String> services) throws BadRequest, Unavailable {
        var content = content(jar.aside(), "");
        var key = key(content.manifest().getMainAttributes(), jar.sha256());
        var kinds = new EnumMap<Kind, String>(Kind.class);
        for (var each : services.entrySet()) {
            if (offers(content, key, each.getValue())) {
                kinds.put(each.getKey(), each.getValue());
            }
        }
        if (kinds.size() > 1) {
            throw refused(key, "it is of more than one kind: %s".formatted(String.join(", ", kinds.values())));
        }
        var kind = kinds.keySet().stream()
                .findFirst()
                .orElseThrow(() -> refused(
                        key,
                        "no component %s offers %s for each configuration of that name"
                                .formatted(key.name(), String.join(" or ", new TreeSet<>(services.values())))));
        var service = services.getOrDefault(kind, "");
        demandFit(content, key, service);
        return new Candidate(jar, key, kind, service);
    }

    private static JarContent content(Path jar, String bundle) throws BadRequest, Unavailable {
        try {
            return JarContent.of(jar);
        } catch (ZipException e) {
            throw new BadRequest("%s is refused: %s".formatted(("the bundle " + bundle).strip(), e.getMessage()));
        } catch (IOException e) {
            throw new Unavailable("%s cannot be read".formatted(jar), e);
        }
    }

    private static BundleKey key(Attributes headers, String sha256) throws BadRequest {
        var header = headers.getValue("Bundle-SymbolicName");
        if (header == null) {
            throw new BadRequest("the bundle is refused: its manifest has no Bundle-SymbolicName");
        }
        var name = header.split(";", 2)[0].strip();
        var version = headers.getValue("Bundle-Version");
        try {
            var key = new BundleKey(name, Version.parseVersion(version).toString(), sha256);
            if (!NAME.matcher(name).matches() || key.version().length() > LONGEST_VERSION) {
                throw refused(
                        key,
                        "a bundle is named with up to 200 letters a-z, digits, '.', '_' and '-', its version with up to 100");
            }
            return key;
        } catch (IllegalArgumentException unreadable) {
            throw new BadRequest(
                    "the bundle %s is refused: its Bundle-Version is '%s', which is none; for example 1.2.0"
                            .formatted(name, version));
        }
    }

    private static boolean offers(JarContent content, BundleKey bundle, String service) throws BadRequest {
        try {
            return components(content).stream().anyMatch(each -> runsInstances(each, bundle, service));
        } catch (XMLStreamException e) {
            throw refused(bundle, "its descriptors cannot be read: " + e.getMessage());
        }
    }

    private static List<DeclaredComponent> components(JarContent content) throws XMLStreamException {
        var components = new ArrayList<DeclaredComponent>();
        for (var xml : content.xml().values()) {
            components.addAll(DeclaredComponent.in(xml));
        }
        return components;
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
        var components = components(content);
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
