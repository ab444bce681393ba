package io.mittari.metrics.store.derby;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What Derby's exceptions say of its files. */
final class Sickness {

    /** Derby tells the bytes of a damaged page in its message. */
    private static final int ENOUGH = 300;

    private Sickness() {}

    /**
     * Whether Derby may have met a damaged page. It says so at most once (XSDG, XSDB), drops connections (08003) and fails
     * inside (XJ001) ever after.
     */
    static boolean isPossible(SQLException failure) {
        for (@Nullable SQLException each = failure; each != null; each = each.getNextException()) {
            var state = String.valueOf(each.getSQLState());
            if (state.startsWith("XSDG")
                    || state.startsWith("XSDB")
                    || state.equals("XJ001")
                    || state.equals("08003")) {
                return true;
            }
        }
        return false;
    }

    static String told(SQLException failure) {
        return Text.upTo(ENOUGH, String.valueOf(failure.getMessage()));
    }
}
