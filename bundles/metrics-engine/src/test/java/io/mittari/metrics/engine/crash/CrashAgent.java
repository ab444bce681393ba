package io.mittari.metrics.engine.crash;

import static net.bytebuddy.matcher.ElementMatchers.any;
import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.none;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Makes the JDK tell {@link Writes} before anything is written, forced, made, moved or deleted, and named methods when they
 * have done their work.
 */
public final class CrashAgent {

    private static final String[] CHANGES = {
        "write",
        "force",
        "truncate",
        "transferFrom",
        "setLength",
        "sync",
        "renameTo",
        "delete",
        "mkdir",
        "createNewFile"
    };
    private static final String[] FILES = {"move", "copy", "delete", "deleteIfExists", "createDirectory", "createFile"};

    private CrashAgent() {}

    /** @param points methods {@code type.method}, one after a comma; null: none */
    public static void premain(@Nullable String points, Instrumentation instrumentation) {
        var agent = new AgentBuilder.Default()
                .disableClassFormatChanges()
                .ignore(none())
                .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                .with(AgentBuilder.InitializationStrategy.NoOp.INSTANCE)
                .with(AgentBuilder.TypeStrategy.Default.REDEFINE)
                .type(namedOneOf(
                        "sun.nio.ch.FileChannelImpl",
                        "java.io.RandomAccessFile",
                        "java.io.FileOutputStream",
                        "java.io.FileDescriptor",
                        "java.io.File"))
                .transform((builder, type, loader, module, domain) -> builder.visit(
                        Advice.to(Before.class).on(namedOneOf(CHANGES).and(not(isNative())))))
                .type(named("java.nio.file.Files"))
                .transform((builder, type, loader, module, domain) -> builder.visit(
                        Advice.to(Before.class).on(namedOneOf(FILES).and(any()))));
        for (var point : points == null ? new String[0] : points.split(",", -1)) {
            int dot = point.lastIndexOf('.');
            agent = agent.type(named(point.substring(0, dot)))
                    .transform((builder, type, loader, module, domain) ->
                            builder.visit(Advice.to(After.class).on(named(point.substring(dot + 1)))));
        }
        agent.installOn(instrumentation);
    }

    /** Makes its jar: the agent itself stays on the class path, {@link Writes} goes where the JDK looks. */
    public static Path jar(Path folder) {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", CrashAgent.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        manifest.getMainAttributes().putValue("Boot-Class-Path", "agent.jar");
        var jar = folder.resolve("agent.jar");
        var name = Writes.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var in = CrashAgent.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    static final class Before {

        private Before() {}

        @Advice.OnMethodEnter
        static void enter() {
            Writes.next();
        }
    }

    static final class After {

        private After() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Origin("#t.#m") String point) {
            Writes.reached(point);
        }
    }
}
