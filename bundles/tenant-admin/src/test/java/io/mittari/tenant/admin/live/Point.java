package io.mittari.tenant.admin.live;

import io.mittari.metrics.store.derby.DerbyStore;
import io.mittari.tenant.admin.bundles.BundleInstaller;
import io.mittari.tenant.admin.bundles.BundleShelf;
import io.mittari.tenant.admin.bundles.FrameworkBundles;
import io.mittari.tenant.admin.bundles.JarFolder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Steps of a change that need not be writes: each is over when a method of the product has done its work. */
enum Point {
    RECEIVED(JarFolder.class, "receive"),
    CHECKED(BundleInstaller.class, "candidate"),
    TRIED_OUT(FrameworkBundles.class, "tryOut"),
    KEPT(JarFolder.class, "keep"),
    RECORDED(DerbyStore.class, "install"),

    STRUCK_OUT(DerbyStore.class, "uninstall"),
    TAKEN_DOWN(FrameworkBundles.class, "unload"),
    DELETED(JarFolder.class, "delete"),

    PLANNED(TenantChanges.class, "prepare"),
    BUNDLE_STARTED(BundleShelf.class, "running"),
    CONFIGURED(InstanceConfigurations.class, "create"),
    REGISTERED(InstanceServices.class, "await"),
    SERVICE_GOT(Activation.class, "await"),
    WORKED_ONCE(Readiness.class, "wrong"),
    COMMITTED(DerbyStore.class, "change"),
    FLIPPED(LiveTenants.class, "put"),
    DRAINED(Running.class, "retire"),
    OLD_CONFIGURATION_DELETED(InstanceConfigurations.class, "delete"),
    OLD_SERVICE_GONE(InstanceServices.class, "awaitGone"),
    COPIED(TenantFolder.class, "write");

    static final Set<Point> OF_AN_INSTALLATION = Set.copyOf(EnumSet.range(RECEIVED, RECORDED));
    static final Set<Point> OF_AN_UNINSTALLATION = Set.copyOf(EnumSet.range(STRUCK_OUT, DELETED));
    static final Set<Point> OF_A_SWAP = Set.copyOf(EnumSet.range(PLANNED, COPIED));

    private final Class<?> type;
    private final String method;

    Point(Class<?> type, String method) {
        this.type = type;
        this.method = method;
    }

    /** As the agent takes and tells it. */
    String told() {
        return type.getName() + "." + method;
    }

    static List<String> all() {
        return Arrays.stream(values()).map(Point::told).toList();
    }
}
