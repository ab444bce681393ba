package io.mittari.tenant.admin.bundles;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.stream.XMLStreamException;
import org.osgi.framework.Bundle;

/** Bundles as they lie in the home, each checked before any of it runs. To be called by one thread at a time. */
public final class BundleShelf {

    private final FrameworkBundles framework;
    private final JarFolder jars;
    private final BundleTrust trust;
    private final Map<String, Optional<Metatype>> metatypes = new ConcurrentHashMap<>();
    private final Set<String> fit = ConcurrentHashMap.newKeySet();

    public BundleShelf(FrameworkBundles framework, JarFolder jars, BundleTrust trust) {
        this.framework = framework;
        this.jars = jars;
        this.trust = trust;
    }

    /**
     * Looks whether the bundle could be installed, without running any of it.
     *
     * @param service the interface that instances of its kind offer
     */
    public void check(BundleKey bundle, String service) throws BadRequest, Unavailable {
        framework.demandOnlyContent(bundle);
        trust.demandToRun(bundle);
        if (!framework.has(bundle) && !fit.contains(bundle.location() + service)) {
            content(bundle);
            BundleRules.demandFit(jars.file(bundle.sha256()), bundle, service);
            fit.add(bundle.location() + service);
        }
    }

    /** The settings that the bundle says its component takes; empty: it does not say. */
    public Optional<Metatype> metatype(BundleKey bundle) throws BadRequest, Unavailable {
        var known = metatypes.get(bundle.location());
        if (known != null) {
            return known;
        }
        try {
            content(bundle);
            var found = Metatype.of(
                    bundle.name(),
                    JarContent.of(jars.file(bundle.sha256())).xml().values());
            metatypes.put(bundle.location(), found);
            return found;
        } catch (IOException | XMLStreamException e) {
            throw BundleRules.refused(bundle, "its description of settings cannot be read: " + e.getMessage());
        }
    }

    /** Checks, installs, resolves and starts, if that has not been done; afterwards the bundle runs or is not there. */
    public Bundle running(BundleKey key, String service) throws BadRequest, Unavailable {
        check(key, service);
        var running = framework.running(key);
        return running.isPresent() ? running.get() : framework.start(key, content(key));
    }

    /** The kept content, proved to be what its name says. */
    private byte[] content(BundleKey key) throws BadRequest, Unavailable {
        var file = jars.file(key.sha256());
        try {
            var content = Files.readAllBytes(file);
            if (!sha256(content).equals(key.sha256())) {
                throw BundleRules.refused(
                        key,
                        "%s is damaged: its content has another digest; delete it and start anew, what is shipped is made again"
                                .formatted(file));
            }
            return content;
        } catch (NoSuchFileException e) {
            throw BundleRules.refused(key, "%s is not there".formatted(file));
        } catch (IOException e) {
            throw new Unavailable("%s cannot be read".formatted(file), e);
        }
    }

    private static String sha256(byte[] content) {
        return HexFormat.of().formatHex(JarFolder.sha256().digest(content));
    }
}
