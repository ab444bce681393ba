package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.MetricsException.Unavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Mends what can be mended of pages whose checksum is wrong, before anybody uses the database: pages of blocks are set
 * aside as a copy and made readable, so that Derby goes on and the blocks' own checksums tell which are lost; indexes,
 * which are derived, are made again. Of all else the mend is a backup.
 */
final class DamagedPages {

    private static final String BLOCKS = Place.BLOCKS;
    private static final int FIELDS_OF_A_BLOCK = 5;

    private final Path folder;
    private final Derby derby;

    DamagedPages(Path folder, Derby derby) {
        this.folder = folder;
        this.derby = derby;
    }

    /** What a database is opened and closed by. */
    interface Derby {
        Connection open() throws SQLException;

        void close() throws SQLException;

        /** One that others close. */
        static Derby of(DataSource source) {
            return new Derby() {
                @Override
                public Connection open() throws SQLException {
                    return source.getConnection();
                }

                @Override
                public void close() throws SQLException {
                    throw new SQLException("others close this database");
                }
            };
        }
    }

    /**
     * @return what was done, each a sentence; empty: no page is wrong
     * @throws Unavailable if a page is wrong that cannot be mended; nothing was changed
     */
    List<String> mend() throws Unavailable {
        try {
            var bad = PageFiles.bad(folder);
            return bad.isEmpty() ? List.of() : mend(bad);
        } catch (IOException | SQLException e) {
            throw new Unavailable("the damaged pages of the database in %s cannot be mended".formatted(folder), e);
        }
    }

    /** What a kill left half written Derby writes anew when it opens, or it belongs to no table. */
    private List<String> mend(List<BadPage> found) throws IOException, SQLException, Unavailable {
        Map<Long, Place> places = new HashMap<>();
        try (var connection = derby.open();
                var checkpoint = connection.prepareCall("CALL SYSCS_UTIL.SYSCS_CHECKPOINT_DATABASE()")) {
            checkpoint.execute();
            places.putAll(places(connection));
            DroppedTables.delete(connection);
        } catch (SQLException e) {
            throw beyond(found, List.of());
        }
        var bad = PageFiles.bad(folder);
        if (bad.isEmpty()) {
            return List.of();
        }
        var beyond = bad.stream()
                .filter(page -> page.number() == 0 || !place(places, page).canBeMended())
                .toList();
        if (!beyond.isEmpty()) {
            throw beyond(beyond, tables(beyond, places));
        }
        derby.close();
        var done = new ArrayList<String>();
        var indexes = new LinkedHashSet<Place>();
        var sealed = new LinkedHashMap<BadPage, byte[]>();
        for (var page : bad) {
            var place = place(places, page);
            if (place.index() == null) {
                indexes.addAll(mendBlocks(page, places, done));
            } else {
                sealed.put(page, seal(page));
                indexes.add(place);
            }
        }
        try {
            makeAgain(indexes, done);
        } catch (SQLException notMade) {
            derby.close();
            for (var page : sealed.entrySet()) {
                write(page.getKey().file(), page.getKey().at(), page.getValue());
            }
            throw beyond(bad, tables(bad, places));
        }
        return done;
    }

    /** Before an index is dropped, its first page is read. Returns the page as it was. */
    private byte[] seal(BadPage page) throws IOException {
        var found = PageFiles.read(page);
        setAside(page, found);
        var sealed = found.clone();
        PageFiles.seal(sealed);
        write(page.file(), page.at(), sealed);
        return found;
    }

    private void makeAgain(Set<Place> indexes, List<String> done) throws SQLException {
        try (var connection = derby.open()) {
            connection.setAutoCommit(false);
            for (var place : indexes) {
                Indexes.makeAgain(connection, place);
                connection.commit();
                done.add("the index of table %s is made again".formatted(place.table()));
            }
        }
    }

    /** Returns the indexes that tell of rows which are no more. */
    private Set<Place> mendBlocks(BadPage page, Map<Long, Place> places, List<String> done)
            throws IOException, Unavailable {
        var content = PageFiles.read(page);
        var heap = new HeapPage(content, page.number() == 1);
        boolean readable = heap.isReadable(FIELDS_OF_A_BLOCK);
        if (!readable && !heap.canBeEmptied()) {
            throw beyond(List.of(page), List.of(BLOCKS));
        }
        var kept = setAside(page, content);
        write(page.file(), page.at(), readable ? heap.accepted() : heap.emptied());
        done.add("%s, which holds blocks of journals, was damaged and is kept as %s; %s"
                .formatted(
                        page,
                        kept,
                        readable
                                ? "its blocks are read on, but for those whose own checksum is wrong"
                                : "its blocks are lost"));
        return readable
                ? Set.of()
                : places.values().stream()
                        .filter(place -> place.table().equals(BLOCKS) && place.index() != null)
                        .collect(Collectors.toSet());
    }

    /** The page as it was found, beside the database. */
    private Path setAside(BadPage page, byte[] content) throws IOException {
        var aside = Files.createDirectories(folder.toAbsolutePath().resolveSibling("set-aside"));
        var name = page.file().getFileName() + "-" + page.number();
        var file = aside.resolve(name);
        for (int more = 2; Files.exists(file); more++) {
            file = aside.resolve(name + "-" + more);
        }
        Files.createFile(file);
        write(file, 0, content);
        return file;
    }

    private static void write(Path file, long at, byte[] content) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes, at + bytes.position());
            }
            channel.force(true);
        }
    }

    private static List<String> tables(List<BadPage> pages, Map<Long, Place> places) {
        return pages.stream().map(page -> place(places, page).table()).toList();
    }

    private static Place place(Map<Long, Place> places, BadPage page) {
        return places.getOrDefault(page.container(), Place.UNKNOWN);
    }

    /** Reads only what tells of tables; a page of blocks is not touched by it. */
    static Map<Long, Place> places(Connection connection) throws SQLException {
        var places = new HashMap<Long, Place>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT g.CONGLOMERATENUMBER, g.ISINDEX, g.CONGLOMERATENAME, t.TABLENAME, t.TABLETYPE, c.CONSTRAINTNAME"
                                + " FROM SYS.SYSCONGLOMERATES g JOIN SYS.SYSTABLES t ON g.TABLEID = t.TABLEID"
                                + " LEFT OUTER JOIN SYS.SYSKEYS k ON k.CONGLOMERATEID = g.CONGLOMERATEID"
                                + " LEFT OUTER JOIN SYS.SYSCONSTRAINTS c ON c.CONSTRAINTID = k.CONSTRAINTID")) {
            while (rows.next()) {
                places.put(
                        rows.getLong(1),
                        new Place(
                                rows.getString(4),
                                "T".equals(rows.getString(5)),
                                rows.getBoolean(2) ? rows.getString(3) : null,
                                rows.getString(6)));
            }
        }
        return places;
    }

    private Unavailable beyond(List<BadPage> pages, List<String> tables) {
        return new Unavailable(
                "the database in %s is damaged: %s%s. Put a backup of the home in its place: mittari restore DIR --replace"
                        .formatted(
                                folder,
                                String.join(
                                        ", ",
                                        pages.stream().map(BadPage::toString).toList()),
                                tables.isEmpty() ? "" : ", of table " + String.join(", ", new LinkedHashSet<>(tables))),
                null);
    }
}
