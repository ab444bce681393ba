/** The metrics, one class each: functions of facts, day and question. */
@NullMarked
package io.mittari.metrics.engine.formula;

import org.jspecify.annotations.NullMarked;
