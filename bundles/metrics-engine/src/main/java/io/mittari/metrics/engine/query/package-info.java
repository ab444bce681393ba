/** Answers questions about one tenant from folded facts. */
@NullMarked
package io.mittari.metrics.engine.query;

import org.jspecify.annotations.NullMarked;
