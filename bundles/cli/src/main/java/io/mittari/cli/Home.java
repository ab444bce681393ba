package io.mittari.cli;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The data folder, as a command sees it. */
record Home(Path root) {

    static final String VARIABLE = "MITTARI_HOME";

    static Home of(@Nullable Path option, Map<String, String> environment, String userHome) {
        var variable = environment.get(VARIABLE);
        var root = option != null
                ? option
                : variable == null || variable.isBlank() ? Path.of(userHome, ".mittari") : Path.of(variable);
        return new Home(root.toAbsolutePath().normalize());
    }

    /** Where a platform says it listens; empty if none does. */
    Optional<Endpoint> endpoint() throws Failure {
        var said = read("http.json").orElse(null);
        if (said == null) {
            return Optional.empty();
        }
        if (said.get("port") instanceof JsonNumber port && said.get("token") instanceof JsonString token) {
            return Optional.of(new Endpoint(port.intValue(), token.getString()));
        }
        return damaged("http.json", "it names no port and token");
    }

    /** The process that says it runs on this home. */
    private OptionalLong holder() throws Failure {
        var platform = read("platform.json").orElse(null);
        return platform != null && platform.get("pid") instanceof JsonNumber pid
                ? OptionalLong.of(pid.longValue())
                : OptionalLong.empty();
    }

    /** Who holds it, in words. */
    String held() throws Failure {
        var holder = holder();
        return "the home %s is held by %s"
                .formatted(
                        root,
                        holder.isPresent() ? "process " + holder.getAsLong() : "a process that has not said who it is");
    }

    boolean starting() throws Failure {
        return read("platform.json")
                .map(json -> "starting".equals(json.getString("state", "")))
                .orElse(false);
    }

    /** Whether a process holds this home. Asked with a shared lock: two that ask do not take each other for a holder. */
    boolean locked() throws Failure {
        var lock = root.resolve("run/lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.READ);
                var held = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return held == null;
        } catch (NoSuchFileException never) {
            return false;
        } catch (IOException unreadable) {
            throw Failure.failed("the home %s cannot be used: %s".formatted(root, unreadable));
        }
    }

    Path logs() {
        return root.resolve("logs");
    }

    /** The folder of logs, made for the owner alone where it is not there yet. */
    Path ownLogs() throws IOException {
        var posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? Files.createDirectories(
                        logs(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                : Files.createDirectories(logs());
    }

    private Optional<JsonObject> read(String name) throws Failure {
        var file = root.resolve("run").resolve(name);
        try (var reader = Json.createReader(new StringReader(Files.readString(file)))) {
            return Optional.of(reader.readObject());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (JsonException unreadable) {
            return damaged(name, String.valueOf(unreadable.getMessage()));
        } catch (IOException unreadable) {
            throw Failure.failed("%s cannot be read: %s".formatted(file, unreadable));
        }
    }

    /** What a platform that runs no more has left says nothing; the next start writes it anew. */
    private <T> Optional<T> damaged(String name, String why) throws Failure {
        if (!locked()) {
            return Optional.empty();
        }
        throw Failure.failed(
                "%s is damaged: %s; end the platform that runs on this home, then mittari start writes it anew"
                        .formatted(root.resolve("run").resolve(name), why));
    }

    /** Where a platform is reached, and with which token. */
    record Endpoint(int port, String token) {
        @Override
        public String toString() {
            return "127.0.0.1:" + port;
        }
    }
}
