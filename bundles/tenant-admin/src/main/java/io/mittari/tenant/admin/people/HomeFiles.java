package io.mittari.tenant.admin.people;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.PersonTexts;
import io.mittari.tenant.admin.ErasedPerson.Left;
import io.mittari.tenant.admin.ErasedPerson.Masked;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a home, where an erasure is concerned.
 *
 * @param home of the platform
 */
record HomeFiles(Path home) {

    /** Crosses a person out of what the platform keeps of a tenant's files. */
    List<Masked> mask(TenantId tenant, PersonTexts texts) throws Unavailable {
        var search = new FileSearch(texts);
        var masked = new ArrayList<Masked>();
        each((file, place) -> {
            if (Area.of(place, tenant) == Area.MASKED && Files.isWritable(file)) {
                long times = search.mask(file);
                if (times > 0) {
                    masked.add(new Masked(place.toString(), times));
                }
            }
        });
        return masked;
    }

    /** Where a person is named still. */
    List<Left> left(TenantId tenant, PersonTexts texts) throws Unavailable {
        var search = new FileSearch(texts);
        var left = new ArrayList<Left>();
        each((file, place) -> {
            var area = Area.of(place, tenant);
            if (area == Area.SPARED || area == Area.TENANT_FILE) {
                return;
            }
            long times = search.times(file);
            if (times > 0) {
                left.add(new Left(
                        place.toString(),
                        times,
                        area == Area.MASKED
                                ? "may not be written; delete it, or erase again with its rights mended"
                                : area.why()));
            }
            inside(search, file, place, left);
            if (texts.in(String.valueOf(place.getFileName()))) {
                left.add(new Left(place.toString(), 1, "is named so; rename or delete it"));
            }
        });
        return left;
    }

    private static void inside(FileSearch search, Path file, Path place, List<Left> left) throws IOException {
        try {
            long times = search.timesInside(file);
            if (times > 0) {
                left.add(new Left(place.toString(), times, "is packed; delete it"));
            }
        } catch (NoSuchFileException gone) {
            throw gone;
        } catch (IOException unreadable) {
            left.add(new Left(
                    place.toString(),
                    0,
                    "is packed and cannot be looked into (%s); look yourself, or delete it"
                            .formatted(unreadable.getMessage())));
        }
    }

    private void each(Visit visit) throws Unavailable {
        try {
            Files.walkFileTree(home, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile()) {
                        try {
                            visit.of(file, home.relativize(file));
                        } catch (NoSuchFileException gone) {
                            return FileVisitResult.CONTINUE; // others go on working meanwhile
                        }
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
        } catch (IOException e) {
            throw new Unavailable("the home %s cannot be looked through: %s; repeat it".formatted(home, e), e);
        }
    }

    /** Does something with a file. */
    @FunctionalInterface
    private interface Visit {
        /** @param place the file, told from the home */
        void of(Path file, Path place) throws IOException;
    }
}
