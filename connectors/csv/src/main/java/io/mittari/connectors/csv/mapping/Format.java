package io.mittari.connectors.csv.mapping;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a file is written; null stands for {@code auto}.
 *
 * @param skip lines before the header
 * @param columns names instead of the header's
 * @param empty texts that mean an empty cell
 * @param dates patterns tried in order
 */
public record Format(
        @Nullable Character delimiter,
        @Nullable Charset encoding,
        @Nullable Locale locale,
        boolean header,
        int skip,
        @Nullable List<String> columns,
        Set<String> empty,
        @Nullable List<String> dates) {

    /** Everything as the file shows it. */
    public static final Format AUTO = new Format(null, null, null, true, 0, null, Set.of("", "NaN"), null);

    public Format {
        empty = Set.copyOf(empty);
    }
}
