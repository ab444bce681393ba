package io.mittari.connectors.csv.mapping;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a file is written; null stands for {@code auto}.
 *
 * @param quote of cells; a NUL character: none
 * @param lineEnd {@code \n}, with or without a {@code \r} before it, or {@code \r}
 * @param skip lines before the header
 * @param columns names instead of the header's
 * @param empty texts that mean an empty cell
 * @param dates patterns tried in order
 * @param passOver whether lines inside the table may be no rows of it, such as totals
 */
public record Format(
        @Nullable Character delimiter,
        @Nullable Character quote,
        @Nullable Character lineEnd,
        @Nullable Charset encoding,
        @Nullable Locale locale,
        @Nullable Boolean header,
        @Nullable Integer skip,
        @Nullable List<String> columns,
        Set<String> empty,
        @Nullable List<String> dates,
        boolean passOver) {

    /** Everything as the file shows it. */
    public static final Format AUTO =
            new Format(null, null, null, null, null, null, null, null, Set.of("", "NaN"), null, true);

    public Format {
        empty = Set.copyOf(empty);
    }
}
