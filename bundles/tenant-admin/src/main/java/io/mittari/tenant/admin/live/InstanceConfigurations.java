package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.LiveInstance;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Factory configurations {@code <component>~<tenant>.<name>.g<generation>}; nobody else writes these. */
final class InstanceConfigurations {

    private final ConfigurationAdmin admin;

    InstanceConfigurations(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    /** Makes it for one exact bundle. */
    void create(LiveInstance live) throws Unavailable {
        try {
            var configuration = bound(live);
            configuration.updateIfDifferent(InstanceProperties.of(live));
        } catch (IOException e) {
            throw new Unavailable("the configuration of %s cannot be written".formatted(Kinds.told(live)), e);
        }
    }

    /** An existing configuration keeps its old location without a word, so it is asked for it. */
    private Configuration bound(LiveInstance live) throws IOException {
        var found = configuration(live);
        var location = Kinds.bundle(live).location();
        if (location.equals(found.getBundleLocation())) {
            return found;
        }
        found.delete();
        var made = configuration(live);
        if (!location.equals(made.getBundleLocation())) {
            throw new IOException("%s is bound to %s".formatted(made.getPid(), made.getBundleLocation()));
        }
        return made;
    }

    private Configuration configuration(LiveInstance live) throws IOException {
        return admin.getFactoryConfiguration(
                live.component(), live.instance().toString(), Kinds.bundle(live).location());
    }

    void delete(LiveInstance live) throws Unavailable {
        try {
            configuration(live).delete();
        } catch (IOException e) {
            throw new Unavailable("the configuration of %s cannot be deleted".formatted(Kinds.told(live)), e);
        }
    }

    /** Deletes every configuration of a tenant that belongs to none of these. */
    void deleteOthers(Collection<LiveInstance> live) throws Unavailable {
        Set<String> known = live.stream().map(InstanceConfigurations::pid).collect(Collectors.toSet());
        try {
            var found = admin.listConfigurations("(%s=*)".formatted(TenantId.PROPERTY));
            for (var configuration : found == null ? new Configuration[0] : found) {
                if (!known.contains(configuration.getPid())) {
                    configuration.delete();
                }
            }
        } catch (IOException e) {
            throw new Unavailable("configurations of tenants cannot be read", e);
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static String pid(LiveInstance live) {
        return live.component() + "~" + live.instance();
    }
}
