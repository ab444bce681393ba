package io.mittari.web;

import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells commands where the platform listens: {@code HOME/run/http.json}, for the owner alone, gone when it stops. */
@Component(service = Address.class, immediate = true)
public final class Address {

    /** Framework property with the data folder. */
    static final String HOME = "mittari.home";

    private static final Logger LOG = LoggerFactory.getLogger(Address.class);
    private static final String ENDPOINTS = "osgi.http.endpoint";

    private final URI endpoint;
    private final Path file;

    @Activate
    public Address(
            @Reference(target = "(" + ENDPOINTS + "=*)") HttpServiceRuntime server,
            @Reference(target = "(" + ENDPOINTS + "=*)", service = HttpServiceRuntime.class)
                    Map<String, Object> serverProperties,
            @Reference Doors doors,
            BundleContext context)
            throws IOException {
        this.endpoint = loopback(serverProperties.get(ENDPOINTS));
        this.file =
                PrivateFiles.folder(Path.of(context.getProperty(HOME), "run")).resolve("http.json");
        PrivateFiles.write(
                file,
                Json.createObjectBuilder()
                                .add("port", endpoint.getPort())
                                .add("token", doors.access().token())
                                .add("pid", ProcessHandle.current().pid())
                                .build()
                        + "\n");
        LOG.info("listening at {}", endpoint);
    }

    @Deactivate
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Of the console. */
    String text() {
        return endpoint.toString();
    }

    /** Refuses to serve where others could reach it. */
    static URI loopback(@org.jspecify.annotations.Nullable Object endpoints) {
        var all = endpoints instanceof String[] several
                ? Arrays.asList(several)
                : java.util.List.of(String.valueOf(endpoints));
        return all.stream()
                .map(URI::create)
                .filter(uri -> "http".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost()) && uri.getPort() > 0)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the HTTP server does not listen at 127.0.0.1: " + all));
    }
}
