/** Intervals, tests and middles: pure functions, each with the source of its formula. */
@NullMarked
package io.mittari.metrics.engine.statistics;

import org.jspecify.annotations.NullMarked;
