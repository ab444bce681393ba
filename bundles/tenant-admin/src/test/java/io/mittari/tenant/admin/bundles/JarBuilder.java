package io.mittari.tenant.admin.bundles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes the jar of a connector or report around a class of the tests. */
public final class JarBuilder {

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    public static JarBuilder bundle(String name, String version) {
        return new JarBuilder()
                .header("Manifest-Version", "1.0")
                .header("Bundle-ManifestVersion", "2")
                .header("Bundle-SymbolicName", name)
                .header("Bundle-Version", version)
                .header("Service-Component", "OSGI-INF/*.xml")
                .header(
                        "Import-Package",
                        "io.mittari.metrics.api.query,io.mittari.metrics.api.report,io.mittari.connector.spi,org.apache.camel,org.osgi.framework");
    }

    public JarBuilder header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public String headerOf(String name) {
        return headers.getOrDefault(name, "");
    }

    public JarBuilder entry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    public JarBuilder entry(String name, String content) {
        return entry(name, content.getBytes(UTF_8));
    }

    /** A component of the bundle's name that is made for each configuration. */
    public JarBuilder component(Class<?> type, String service) {
        return component(type, service, "configuration-policy='require'");
    }

    /** Says what its component takes: attributes of each AD element. */
    public JarBuilder takes(String... settings) {
        var told = new StringBuilder();
        for (var setting : settings) {
            told.append("<AD ").append(setting).append("/>");
        }
        return entry("OSGI-INF/metatype/settings.xml", """
                <?xml version="1.0"?>
                <MetaData xmlns="http://www.osgi.org/xmlns/metatype/v1.3.0">
                  <OCD id="settings" name="Settings">%s</OCD>
                  <Designate factoryPid="%s"><Object ocdref="settings"/></Designate>
                </MetaData>
                """.formatted(told, headers.get("Bundle-SymbolicName")));
    }

    /** A component that is made when somebody asks for it. */
    public JarBuilder offer(Class<?> type, String service) {
        return type(type).entry("OSGI-INF/offer.xml", """
                <?xml version="1.0"?>
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%s">
                  <implementation class="%s"/>
                  <service><provide interface="%s"/></service>
                </scr:component>
                """.formatted(type.getName(), type.getName(), service));
    }

    private JarBuilder type(Class<?> type) {
        var file = type.getName().replace('.', '/') + ".class";
        try (var in = type.getClassLoader().getResourceAsStream(file)) {
            return entry(file, in == null ? new byte[0] : in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JarBuilder component(Class<?> type, String service, String attributes) {
        type(type);
        boolean takesProperties = type.getConstructors()[0].getParameterCount() == 1;
        return entry("OSGI-INF/component.xml", """
                <?xml version="1.0"?>
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%s" %s%s>
                  <implementation class="%s"/>
                  <service><provide interface="%s"/></service>
                </scr:component>
                """.formatted(
                        headers.get("Bundle-SymbolicName"),
                        attributes,
                        takesProperties ? " init='1'" : "",
                        type.getName(),
                        service));
    }

    public byte[] bytes() {
        var manifest = new StringBuilder();
        headers.forEach((name, value) -> manifest.append(folded(name + ": " + value)));
        var jar = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(jar)) {
            write(zip, "META-INF/MANIFEST.MF", (manifest + "\r\n").getBytes(UTF_8));
            for (var entry : entries.entrySet()) {
                write(zip, entry.getKey(), entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar.toByteArray();
    }

    /** A jar of one entry that is not deflated, and no manifest but that. */
    static byte[] stored(String name, String content) {
        var bytes = content.getBytes(UTF_8);
        var sum = new CRC32();
        sum.update(bytes);
        var entry = new ZipEntry(name);
        entry.setTime(0);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        var jar = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(jar)) {
            zip.putNextEntry(entry);
            zip.write(bytes);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar.toByteArray();
    }

    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static String folded(String line) {
        var folded = new StringBuilder();
        var rest = line;
        for (int width = 70; rest.length() > width; width = 69) {
            folded.append(rest, 0, width).append("\r\n ");
            rest = rest.substring(width);
        }
        return folded.append(rest).append("\r\n").toString();
    }
}
