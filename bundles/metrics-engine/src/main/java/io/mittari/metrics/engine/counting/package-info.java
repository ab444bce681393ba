/** The counting rules that all metrics share: periods, groups, entries into stages, money, coverage. */
@NullMarked
package io.mittari.metrics.engine.counting;

import org.jspecify.annotations.NullMarked;
