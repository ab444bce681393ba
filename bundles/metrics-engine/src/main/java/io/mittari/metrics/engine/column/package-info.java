/** Columns that only grow: what stands in them never moves, so a reader that was handed one may read on without a lock. */
@NullMarked
package io.mittari.metrics.engine.column;

import org.jspecify.annotations.NullMarked;
