package io.mittari.tenant.admin.bundles;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * What a jar holds, read without running any of it.
 *
 * @param names of all entries, those of nested jars too
 * @param xml the jar's own XML files by name
 */
record JarContent(Manifest manifest, Set<String> names, Map<String, byte[]> xml) {

    private static final int LARGEST_TEXT = 1 << 20;
    private static final int MOST_ENTRIES = 100_000;

    static JarContent of(byte[] jar) throws IOException {
        var content = new JarContent(new Manifest(), new LinkedHashSet<>(), new LinkedHashMap<>());
        content.read(new ByteArrayInputStream(jar), true);
        return content;
    }

    private void read(InputStream jar, boolean own) throws IOException {
        // Not closed: closing a nested stream would close the outer one.
        var zip = new ZipInputStream(jar);
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            var name = entry.getName();
            if (names.add(name) && names.size() > MOST_ENTRIES) {
                throw new ZipException("more than %d entries".formatted(MOST_ENTRIES));
            }
            if (name.endsWith(".jar")) {
                read(zip, false);
            } else if (own && name.equals("META-INF/MANIFEST.MF")) {
                manifest.read(new ByteArrayInputStream(text(zip, name)));
            } else if (own && name.endsWith(".xml")) {
                xml.put(name, text(zip, name));
            }
        }
    }

    private static byte[] text(InputStream in, String name) throws IOException {
        var text = in.readNBytes(LARGEST_TEXT + 1);
        if (text.length > LARGEST_TEXT) {
            throw new ZipException("%s is larger than %d bytes".formatted(name, LARGEST_TEXT));
        }
        return text;
    }
}
