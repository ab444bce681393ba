package io.mittari.itests.support;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.ops4j.pax.exam.CoreOptions;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Constants;

/** Lets test and bundles speak of the same classes: the framework exports what a jar of the test class path exports. */
public final class SharedPackages {

    private static final Pattern BETWEEN_CLAUSES = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    private static final Pattern VERSION = Pattern.compile(";\\s*version(?::Version)?=\"?([0-9A-Za-z.]+)");

    private SharedPackages() {}

    /** All that the bundle of this class exports, in its versions. */
    public static Option of(Class<?> any) throws IOException, URISyntaxException {
        var exported = manifestOf(any).getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
        return CoreOptions.composite(BETWEEN_CLAUSES
                .splitAsStream(exported)
                .map(SharedPackages::systemPackage)
                .toArray(Option[]::new));
    }

    private static Option systemPackage(String clause) {
        var name = Pattern.compile(";")
                .splitAsStream(clause)
                .findFirst()
                .orElseThrow()
                .strip();
        var version = VERSION.matcher(clause);
        return CoreOptions.systemPackage(version.find() ? name + ";version=\"" + version.group(1) + "\"" : name);
    }

    private static Manifest manifestOf(Class<?> any) throws IOException, URISyntaxException {
        var place =
                Path.of(any.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(place)) {
            try (var in = Files.newInputStream(place.resolve(JarFile.MANIFEST_NAME))) {
                return new Manifest(in);
            }
        }
        try (var jar = new JarFile(place.toFile())) {
            return jar.getManifest();
        }
    }
}
