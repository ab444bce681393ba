package io.mittari.metrics.api.fact;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of an opportunity that is not closed.
 *
 * @param at when it was so
 * @param expected the day on which it should close
 * @param probability 0 to 1
 */
public record Open(
        At at,
        @Nullable Money value,
        @Nullable LocalDate expected,
        @Nullable BigDecimal probability,
        @Nullable Stage stage,
        Context context)
        implements Fact {

    public Open {
        if (probability != null && (probability.signum() < 0 || probability.compareTo(BigDecimal.ONE) > 0)) {
            throw new IllegalArgumentException("probability %s is not between 0 and 1".formatted(probability));
        }
    }
}
