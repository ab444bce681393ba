package io.mittari.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "restore", description = "Puts a backup in the place of a home, and reads all of it once.")
final class RestoreCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "DIR", description = "What mittari backup has made.")
    private Path folder = Path.of("");

    @Option(
            names = "--replace",
            description = "Also where the home is not empty: what is there is moved aside, not deleted.")
    private boolean replace;

    @Option(names = "--json", description = "What mittari doctor says of it, for scripts.")
    private boolean json;

    RestoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        var home = session.home();
        if (home.locked()) {
            throw Failure.failed(home.held() + "; stop it first: mittari stop");
        }
        var bar = new ProgressBar(session.messages(), session.terminal());
        var backup = BackupFolder.read(folder.toAbsolutePath().normalize());
        Path replaced;
        boolean keys = backup.withKeys() || Files.exists(home.root().resolve("keys/people.key"));
        try {
            backup.demandWhole(bar);
            replaced = new Staging(home, Clock.systemUTC()).stage(backup, replace, bar);
        } finally {
            bar.end();
        }
        if (!keys) {
            session.messages()
                    .println(
                            "mittari: neither the backup nor this home has keys/people.key: figures are right, but nothing that names people can be imported; put that file of the home the backup is of into %s, then mittari stop and mittari start"
                                    .formatted(home.root().resolve("keys")));
        }
        var found = session.work(session.platform(), Target.of("doctor").with("progress", true), null);
        session.messages()
                .println("mittari: %d tenants as of %s are restored from %s%s"
                        .formatted(
                                backup.tenants().size(),
                                backup.made(),
                                backup.root(),
                                replace ? "; what was there is in %s".formatted(replaced) : ""));
        return DoctorCommand.told(found, json, session);
    }
}
