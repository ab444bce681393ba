package io.mittari.tenant.admin.people;

import io.mittari.metrics.api.TenantId;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/** What an erasure does about the files in a part of the home. */
enum Area {
    /** Copies that nobody reads again, or that may lose a name: letters become crosses. */
    MASKED(""),
    /** Another tenant's, or bundles and the framework's own: not looked into. */
    SPARED(""),
    /** A file that waits for its import. */
    WAITING(
            "waits to be imported, and is the source's; its rows come in without the name, but the file goes to done/: erase again with --also then"),
    /** Files sent for an import. */
    UPLOADED("was sent for an import; it is deleted when that ends, or within an hour"),
    /** Said by the store already. */
    TENANT_FILE(""),
    /** The store has been rewritten: what is left is not of the person erased. */
    DATABASE(
            "is the database, which holds it for somebody else: another person of that name (mittari person find), another customer's, or what else is listed here"),
    OTHER("is no copy that an erasure changes; delete it if nobody needs it");

    private static final Set<String> KEPT = Set.of("done", "refused", "lookups");
    private static final Set<String> NOT_LOOKED_INTO = Set.of("bundles", "cache", "keys");

    private final String why;

    Area(String why) {
        this.why = why;
    }

    /** Why a file in it is left as it is; of {@link #MASKED} ones the caller knows. */
    String why() {
        return why;
    }

    /** @param file in the home, told from there */
    static Area of(Path file, TenantId tenant) {
        return switch (file.getName(0).toString()) {
            case "inbox" -> inbox(file, tenant);
            case "removed" -> file.getNameCount() > 2 && removed(file.getName(1).toString(), tenant) ? MASKED : SPARED;
            case "logs" -> MASKED;
            case "tenants" -> TENANT_FILE;
            case "data" -> DATABASE;
            case "run" -> file.startsWith(Path.of("run", "imports")) ? UPLOADED : OTHER;
            default -> NOT_LOOKED_INTO.contains(file.getName(0).toString()) ? SPARED : OTHER;
        };
    }

    private static Area inbox(Path file, TenantId tenant) {
        if (file.getNameCount() < 3 || !file.getName(1).toString().equals(tenant.value())) {
            return SPARED;
        }
        return file.getNameCount() > 4 && KEPT.contains(file.getName(3).toString()) ? MASKED : WAITING;
    }

    /** {@code acme-20261122T120000Z}, which is no folder of the tenant {@code acme-2}. */
    private static boolean removed(String folder, TenantId tenant) {
        return Pattern.matches(Pattern.quote(tenant.value()) + "-\\d{8}T\\d{6}Z(-\\d+)?", folder);
    }
}
