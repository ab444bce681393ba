package io.mittari.shell;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The commands, and the one session there is: on the standard input of this process. */
@Component(
        service = {},
        immediate = true)
public final class Shell {

    static final String SCOPE = "mittari";

    /** All of the command line but those that begin a platform or take its place. */
    static final List<String> NAMES = List.of(
            "stop",
            "status",
            "doctor",
            "backup",
            "tenant",
            "swap",
            "bundle",
            "trust",
            "import",
            "mapping",
            "funnel",
            "metric",
            "explain",
            "restate",
            "report",
            "rejected",
            "person");

    private final List<ServiceRegistration<Function>> offered;
    private final Terminal terminal;

    @Activate
    public Shell(BundleContext framework, @Reference CommandProcessor commands) {
        var script = Path.of(framework.getProperty("mittari.distribution"))
                .resolve("bin")
                .resolve("mittari");
        var home = Path.of(framework.getProperty("mittari.home"));
        offered = NAMES.stream()
                .map(name ->
                        framework.registerService(Function.class, new ShippedCommand(script, home, name), scoped(name)))
                .toList();
        // Gogo puts streams of its own in place of System.in and System.out, which would write to each other
        terminal = new Terminal(
                commands,
                new FileInputStream(FileDescriptor.in),
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        var thread = new Thread(terminal, "mittari-shell");
        thread.setDaemon(true); // it may wait for input for good
        thread.start();
    }

    private static Hashtable<String, Object> scoped(String name) {
        var properties = new Hashtable<String, Object>();
        properties.put(CommandProcessor.COMMAND_SCOPE, SCOPE);
        properties.put(CommandProcessor.COMMAND_FUNCTION, new String[] {name});
        return properties;
    }

    @Deactivate
    void stop() {
        terminal.close();
        offered.forEach(ServiceRegistration::unregister);
    }
}
