package io.mittari.itests.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.Constants;

/** Makes a bundle of classes of the test class path, for what can only be seen from inside the framework. */
public final class TestBundle {

    private TestBundle() {}

    /**
     * A bundle with this activator and the classes nested in it.
     *
     * @param imports as in Import-Package, beside that of the framework
     */
    public static byte[] of(Class<? extends BundleActivator> activator, String... imports) throws IOException {
        var manifest = named(activator.getName(), "org.osgi.framework," + String.join(",", imports));
        manifest.getMainAttributes().putValue(Constants.BUNDLE_ACTIVATOR, activator.getName());
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest)) {
            for (var member : activator.getNestMembers()) {
                var file = member.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(file));
                try (var in = Objects.requireNonNull(activator.getClassLoader().getResourceAsStream(file))) {
                    in.transferTo(jar);
                }
            }
        }
        return bytes.toByteArray();
    }

    /** A bundle without content. */
    public static byte[] empty(String symbolicName, String imports) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, named(symbolicName, imports)).close();
        return bytes.toByteArray();
    }

    private static Manifest named(String symbolicName, String imports) {
        var manifest = new Manifest();
        var headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, symbolicName);
        headers.putValue(Constants.IMPORT_PACKAGE, imports);
        return manifest;
    }
}
