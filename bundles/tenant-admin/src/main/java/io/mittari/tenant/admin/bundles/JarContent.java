package io.mittari.tenant.admin.bundles;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What a jar holds, read without running any of it, the way a framework reads it: by the directory at its end. Every byte is
 * read, and nothing is held that is not needed.
 *
 * @param names of all entries, those of nested jars too
 * @param xml the jar's own XML files by name
 */
record JarContent(Manifest manifest, Set<String> names, Map<String, byte[]> xml) {

    private static final int LARGEST_TEXT = 1 << 20;
    private static final int CHUNK = 1 << 16;

    /** @throws ZipException telling what is wrong with the jar, as the rest of a sentence on it */
    static JarContent of(Path jar) throws IOException {
        return of(jar, Bounds.USUAL);
    }

    static JarContent of(Path jar, Bounds bounds) throws IOException {
        var content = new JarContent(new Manifest(), new LinkedHashSet<>(), new LinkedHashMap<>());
        new Reading(content, bounds).read(jar, "");
        return content;
    }

    /**
     * How much a jar may hold, with the jars in it.
     *
     * @param unpacked in bytes
     */
    record Bounds(int entries, long unpacked) {

        static final Bounds USUAL = new Bounds(100_000, 512L << 20);
    }

    private static final class Reading {

        private final JarContent content;
        private final Bounds bounds;
        private int entries;
        private long unpacked;

        Reading(JarContent content, Bounds bounds) {
            this.content = content;
            this.bounds = bounds;
        }

        /** @param inside name of the jar in the jar; empty: it is the jar itself */
        void read(Path jar, String inside) throws IOException {
            try (var zip = open(jar, inside)) {
                var all = zip.stream().toList();
                demandRightNames(all);
                for (var entry : all) {
                    content.names.add(entry.getName());
                    read(zip, entry, jar, inside);
                }
            }
        }

        /** Before anything is read: of two entries of one name, only one can be asked for. */
        private void demandRightNames(List<? extends ZipEntry> all) throws ZipException {
            var there = new HashSet<String>();
            for (var entry : all) {
                demandRightName(entry.getName());
                if (!there.add(entry.getName())) {
                    throw new ZipException("it has two entries %s".formatted(entry.getName()));
                }
            }
            entries += all.size();
            if (entries > bounds.entries()) {
                throw new ZipException("it has more than %,d entries".formatted(bounds.entries()));
            }
        }

        private void read(ZipFile zip, ZipEntry entry, Path jar, String inside) throws IOException {
            var name = entry.getName();
            if (name.endsWith(".jar")) {
                if (!inside.isEmpty()) {
                    throw new ZipException("%s holds a jar itself, %s: jars may lie one deep".formatted(inside, name));
                }
                readNested(zip, entry, jar);
            } else if (inside.isEmpty() && name.equals("META-INF/MANIFEST.MF")) {
                readManifest(text(zip, entry));
            } else if (inside.isEmpty() && name.endsWith(".xml")) {
                content.xml.put(name, text(zip, entry));
            } else {
                unpack(zip, entry, OutputStream.nullOutputStream(), bounds.unpacked());
            }
        }

        private void readNested(ZipFile zip, ZipEntry entry, Path jar) throws IOException {
            var aside = Files.createTempFile(jar.toAbsolutePath().getParent(), ".", ".part");
            try {
                try (var out = Files.newOutputStream(aside)) {
                    unpack(zip, entry, out, bounds.unpacked());
                }
                read(aside, entry.getName());
            } finally {
                Files.deleteIfExists(aside);
            }
        }

        private void readManifest(byte[] text) throws ZipException {
            try {
                content.manifest.read(new ByteArrayInputStream(text));
            } catch (IOException unreadable) {
                throw new ZipException("its manifest cannot be read: " + unreadable.getMessage());
            }
        }

        private byte[] text(ZipFile zip, ZipEntry entry) throws IOException {
            var text = new ByteArrayOutputStream();
            unpack(zip, entry, text, LARGEST_TEXT);
            return text.toByteArray();
        }

        /** The length and the content that an entry says it has are not believed. */
        private void unpack(ZipFile zip, ZipEntry entry, OutputStream out, long most) throws IOException {
            var sum = new CRC32();
            var chunk = new byte[CHUNK];
            long length = 0;
            try (var in = zip.getInputStream(entry)) {
                for (int read = next(in, chunk, entry); read >= 0; read = next(in, chunk, entry)) {
                    length += read;
                    unpacked += read;
                    if (unpacked > bounds.unpacked()) {
                        throw new ZipException(
                                "it has more than %d MB when it is unpacked".formatted(bounds.unpacked() >> 20));
                    }
                    if (length > most) {
                        throw new ZipException("%s is larger than %d bytes".formatted(entry.getName(), most));
                    }
                    sum.update(chunk, 0, read);
                    out.write(chunk, 0, read);
                }
            }
            if (sum.getValue() != entry.getCrc()) {
                throw new ZipException("its entry %s is damaged: it has another checksum".formatted(entry.getName()));
            }
        }

        private static int next(InputStream in, byte[] chunk, ZipEntry entry) throws ZipException {
            try {
                return in.read(chunk);
            } catch (IOException broken) {
                throw new ZipException("its entry %s is damaged: %s".formatted(entry.getName(), broken.getMessage()));
            }
        }

        private static ZipFile open(Path jar, String inside) throws IOException {
            try {
                return new ZipFile(jar.toFile());
            } catch (ZipException unreadable) {
                throw new ZipException("%s is no jar, or was cut short: %s"
                        .formatted(inside.isEmpty() ? "it" : inside, unreadable.getMessage()));
            }
        }

        private static void demandRightName(String name) throws ZipException {
            boolean outside = name.startsWith("/")
                    || name.indexOf('\\') >= 0
                    || name.indexOf('\0') >= 0
                    || name.matches("[A-Za-z]:.*")
                    || List.of(name.split("/", -1)).contains("..");
            if (outside) {
                throw new ZipException("its entry '%s' would lie outside of its folder".formatted(name));
            }
        }
    }
}
