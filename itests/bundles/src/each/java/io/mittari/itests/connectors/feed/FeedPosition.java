package io.mittari.itests.connectors.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Up to where the instance has read, kept in its inbox: of each file its name and a number of bytes. What is tried is
 * written down before it is handed over, so that after a kill both places that may be stored are known.
 */
final class FeedPosition {

    private final Path file;

    FeedPosition(Path inbox) {
        file = inbox.resolve(".feed-position");
    }

    /** @param tried null: nothing is under way */
    record Place(@Nullable String reached, @Nullable String tried) {}

    Place read() throws IOException {
        if (!Files.exists(file)) {
            return new Place(null, null);
        }
        var words = Files.readString(file, UTF_8).split("\n", -1);
        return new Place(known(words[0]), known(words[1]));
    }

    void write(Place place) throws IOException {
        var aside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(aside, word(place.reached()) + "\n" + word(place.tried()) + "\n", UTF_8);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static @Nullable String known(String word) {
        return word.isEmpty() ? null : word;
    }

    private static String word(@Nullable String known) {
        return known == null ? "" : known;
    }
}
