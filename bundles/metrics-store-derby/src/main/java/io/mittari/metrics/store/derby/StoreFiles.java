package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.store.Flaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The database's folder: what is wrong with it, its size, and copies of it. */
final class StoreFiles {

    private static final String SET_ASIDE =
            "stop the platform and start it again: the page is set aside then, and what it held is named by mittari doctor";
    private static final String RESTORE = "restore a backup: mittari restore DIR --replace";

    private final Path folder;
    private final DamagedPages.Derby derby;
    private final DamagedPages pages;
    private final List<String> mended = new CopyOnWriteArrayList<>();

    StoreFiles(EmbeddedDerby derby) {
        this(derby.folder(), derby);
    }

    StoreFiles(Path folder, DamagedPages.Derby derby) {
        this.folder = folder;
        this.derby = derby;
        this.pages = new DamagedPages(folder, derby);
    }

    List<String> mended() {
        return List.copyOf(mended);
    }

    /** Before Derby reads them, its files are looked at. */
    void open() throws Unavailable {
        mended.addAll(pages.mend());
        DerbyFolder.demandSound(folder, derby);
    }

    /** Nobody may use the database. False: no page is wrong, and nothing was done. */
    boolean mendAndOpen() throws Unavailable {
        if (badPages().isEmpty()) {
            return false;
        }
        try {
            derby.close();
        } catch (SQLException e) {
            throw new Unavailable("the database met a damaged page and cannot be closed: stop the platform", e);
        }
        open();
        return true;
    }

    List<Flaw> check(Database database) throws Unavailable {
        var flaws = new ArrayList<Flaw>();
        var bad = badPages();
        if (!bad.isEmpty()) {
            var places = database.read(DamagedPages::places);
            for (var page : bad) {
                var place = places.getOrDefault(page.container(), Place.UNKNOWN);
                flaws.add(new Flaw(
                        "%s, %s table %s, is damaged: its checksum is wrong"
                                .formatted(page, place.index() == null ? "of" : "an index of", place.table()),
                        place.canBeMended() && page.number() > 0 ? SET_ASIDE : RESTORE));
            }
        }
        return flaws;
    }

    private List<BadPage> badPages() throws Unavailable {
        try {
            return PageFiles.bad(folder);
        } catch (IOException e) {
            throw new Unavailable("the database's files in %s cannot be read".formatted(folder), e);
        }
    }

    long size() throws Unavailable {
        try (var paths = Files.walk(folder)) {
            long size = 0;
            for (var path : (Iterable<Path>) paths::iterator) {
                size += Files.isRegularFile(path) ? Files.size(path) : 0;
            }
            return size;
        } catch (IOException e) {
            throw new Unavailable("the size of %s cannot be told".formatted(folder), e);
        }
    }

    /** Derby copies its files page by page, and then the log of what was written meanwhile. */
    void backup(Database database, Path copy) throws Unavailable {
        database.read(connection -> {
            try (var call = connection.prepareCall("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
                call.setString(1, copy.toString());
                call.execute();
            } catch (SQLException e) {
                if (Sickness.isPossible(e)) {
                    throw e;
                }
                throw new Unavailable(
                        "the database cannot be copied to %s: %s Make room if the disk is full, and back up again"
                                .formatted(copy, Sickness.told(e)),
                        e);
            }
            return true;
        });
    }
}
