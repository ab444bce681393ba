package io.mittari.tenant.admin.bundles;

/**
 * An exact bundle.
 *
 * @param name symbolic name
 * @param sha256 digest of the jar, lower-case hex
 */
public record BundleKey(String name, String version, String sha256) {

    /** Where it is installed, and what configurations are bound to. */
    public String location() {
        return "mittari:%s/%s/%s".formatted(name, version, sha256);
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
