package io.mittari.connectors.csv.mapping;

import java.nio.charset.StandardCharsets;

/** Reads any text as a mapping: only {@link MappingRefused} may come of it, with a reason. Jazzer calls it. */
public final class MappingFuzz {

    private MappingFuzz() {}

    /** The entry that Jazzer looks for. */
    public static void fuzzerTestOneInput(byte[] data) {
        try {
            Mapping.parse(new String(data, StandardCharsets.UTF_8));
        } catch (MappingRefused e) {
            if (e.byKeyAlone().isBlank()) {
                throw new IllegalStateException("refused without a reason", e);
            }
        }
    }
}
